//! What tests of the cell complex share: fixtures, families of networks, the one validator and the reference.

pub(crate) mod agreement;
pub(crate) mod bytes;
pub(crate) mod family;
pub(crate) mod fixture;
pub(crate) mod reference;
pub(crate) mod validator;
