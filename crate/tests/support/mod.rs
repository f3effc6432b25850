//! Shared by the tests of the cell complex: fixtures, families of networks, the validator and the reference.

pub(crate) mod agreement;
pub(crate) mod bytes;
pub(crate) mod family;
pub(crate) mod fixture;
pub(crate) mod reference;
pub(crate) mod validator;
