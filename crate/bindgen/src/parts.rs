//! Cuts one wasm module into parts that share its memory: what figures start with, and parts that come later.
//!
//! No code stands in two parts. A function of the first part is imported by the others. A function of a later part is
//! called through its slot in the function table, also by the first part; until its part has come, the slot holds a
//! stub, which asks the page for the part by its number and then calls the slot again. So which function lies where decides how soon
//! things work, never whether they do.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{self, Instr, InstrSeq, Value, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportKind, ImportedFunction, LocalFunction, Module, ModuleConfig, TableId, TypeId,
};

/// The name under which the parts import what the page and the first part give them.
const PAGE: &str = "parts";
const FIRST: &str = "first";

/// A module in which every function tells `seen` its number when it is entered.
pub(crate) fn watched(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut module = parsed(wasm)?;
    let seen_type = module.types.add(&[walrus::ValType::I32], &[]);
    let (seen, _) = module.add_import_func(PAGE, "seen", seen_type);
    for (id, function) in module.funcs.iter_local_mut() {
        let mut body = function.builder_mut().func_body();
        body.instr_at(0, constant(number(id)));
        body.instr_at(1, ir::Call { func: seen });
    }
    Ok(module.emit_wasm())
}

/// The parts of a module: that of the functions whose numbers are `first`; that of all others; and, apart from these, one for each
/// list of rooms of the source, which are modules of Rust by their paths: their functions, with what only they call. What the rooms
/// of several lists call lies with the earliest of these.
pub(crate) fn split(
    wasm: &[u8],
    first: &BTreeSet<usize>,
    lists: &[Vec<&str>],
) -> Result<Vec<Vec<u8>>, String> {
    let module = parsed(wasm)?;
    // From the last list alone to all of them: what is apart by a shorter tail of the lists lies in its first one.
    let mut owner: BTreeMap<usize, usize> = BTreeMap::new();
    for from in (0..lists.len()).rev() {
        let rooms: Vec<&str> = lists[from..].concat();
        for id in apart(&module, first, &rooms)? {
            owner.entry(id).or_insert(from + 2);
        }
    }
    let numbers = module.funcs.iter_local().map(|(id, _)| number(id));
    let owners = numbers.map(|number| {
        let part = match number {
            number if first.contains(&number) => 0,
            number => owner.get(&number).copied().unwrap_or(1),
        };
        (number, part)
    });
    cut(wasm, owners.collect(), lists.len() + 2)
}

/// The two parts of a module: that of the functions from some rooms, with what only they call, comes second.
pub(crate) fn set_apart(wasm: &[u8], rooms: &[&str]) -> Result<Vec<Vec<u8>>, String> {
    let module = parsed(wasm)?;
    let apart = apart(&module, &BTreeSet::new(), rooms)?;
    let numbers = module.funcs.iter_local().map(|(id, _)| number(id));
    let owners = numbers.map(|number| (number, usize::from(apart.contains(&number))));
    cut(wasm, owners.collect(), 2)
}

/// The parts of a module, by the part that each function is to be in.
fn cut(wasm: &[u8], owners: BTreeMap<usize, usize>, count: usize) -> Result<Vec<Vec<u8>>, String> {
    let plan = Plan::of(&parsed(wasm)?, owners)?;
    let mut shared = BTreeSet::new();
    let mut later = Vec::new();
    for part in 1..count {
        let module = later_part(parsed(wasm)?, &plan, part)?;
        for import in module.imports.iter().filter(|i| i.module == FIRST) {
            shared.insert(import.name.clone());
        }
        later.push(module);
    }
    let first = first_part(parsed(wasm)?, &plan, &shared)?;
    Ok([first]
        .into_iter()
        .chain(later)
        .map(|mut module| module.emit_wasm())
        .collect())
}

/// The numbers of the functions that lie in some rooms, and of those that are called from there and from nowhere else.
fn apart(
    module: &Module,
    first: &BTreeSet<usize>,
    rooms: &[&str],
) -> Result<BTreeSet<usize>, String> {
    // What becomes of a value at its end is called wherever that is, by whoever holds it.
    let is_end = |name: &str| name.starts_with("core::ptr::drop_in_place");
    let is_own = |name: &str| {
        let mut rooms = rooms.iter();
        rooms.any(|room| name == *room || name.starts_with(&format!("{room}::")))
    };
    // Of a trait or a library, made for a type of a room.
    let is_for = |name: &str| {
        let mut rooms = rooms.iter();
        rooms.any(|room| name.contains(&format!("{room}::")))
    };
    let those = |belongs: &dyn Fn(&str) -> bool| -> BTreeSet<usize> {
        let named = module.funcs.iter_local().filter(|(id, _)| {
            let name = module.funcs.get(*id).name.as_deref();
            name.is_some_and(|name| !is_end(name) && belongs(name)) && !first.contains(&number(*id))
        });
        named.map(|(id, _)| number(id)).collect()
    };
    let own = those(&is_own);
    let mut named: BTreeSet<usize> = &own | &those(&is_for);
    // What the page or the table may call is called from anywhere.
    let mut elsewhere = first.clone();
    let exported = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(number(id)),
            _ => None,
        });
    elsewhere.extend(exported);
    elsewhere.extend(module.start.map(number));
    elsewhere.extend(
        entries(module, main_table(module)?)?
            .iter()
            .map(|&(_, id)| number(id)),
    );
    // What is reached from there without the rooms is not theirs. Looked for from this end, functions that call each other, as
    // those that sort do, are the rooms' where nobody else calls any of them.
    let calls: BTreeMap<usize, Vec<usize>> = (module.funcs.iter_local())
        .map(|(caller, function)| {
            let called = callees(function).into_iter().map(number);
            (number(caller), called.collect())
        })
        .collect();
    let mut reached: BTreeSet<usize> = &elsewhere - &named;
    let mut open: Vec<usize> = reached.iter().copied().collect();
    while let Some(caller) = open.pop() {
        for &called in calls.get(&caller).into_iter().flatten() {
            // Compiled to the same code as for another type, such a function may be one with that, and called for it.
            if !own.contains(&called) {
                named.remove(&called);
            }
            if !named.contains(&called) && reached.insert(called) {
                open.push(called);
            }
        }
    }
    Ok(calls
        .into_keys()
        .filter(|id| !reached.contains(id))
        .collect())
}

fn parsed(wasm: &[u8]) -> Result<Module, String> {
    ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(wasm)
        .map_err(told)
}

fn main_table(module: &Module) -> Result<TableId, String> {
    let table = module.tables.main_function_table().map_err(told)?;
    table.ok_or_else(|| "the module has no table of functions".to_owned())
}

/// What tells a function in all copies of the module.
fn number(id: FunctionId) -> usize {
    id.index()
}

/// Where the functions of a module are to be.
#[derive(Debug)]
struct Plan {
    owners: BTreeMap<usize, usize>,
    /// The slot of each function of a later part that is called from elsewhere, or stood in the table before.
    slots: BTreeMap<usize, u64>,
    /// How long the table becomes.
    length: u64,
}

impl Plan {
    fn of(module: &Module, owners: BTreeMap<usize, usize>) -> Result<Self, String> {
        let table = main_table(module)?;
        let mut plan = Self {
            owners,
            slots: BTreeMap::new(),
            length: module.tables.get(table).initial,
        };
        for (slot, id) in entries(module, table)? {
            if plan.owner(id) > 0 {
                plan.slots.entry(number(id)).or_insert(slot);
            }
        }
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = export.item
                && plan.owner(id) > 0
            {
                plan.give_slot(id);
            }
        }
        for (caller, function) in module.funcs.iter_local() {
            for callee in callees(function) {
                if plan.owner(callee) > 0 && plan.owner(callee) != plan.owner(caller) {
                    plan.give_slot(callee);
                }
            }
        }
        Ok(plan)
    }

    fn owner(&self, id: FunctionId) -> usize {
        self.owners.get(&number(id)).copied().unwrap_or(0)
    }

    /// The functions that are not of the first part.
    fn later(&self, module: &Module) -> Vec<FunctionId> {
        let later = module.funcs.iter().map(walrus::Function::id);
        later.filter(|&id| self.owner(id) > 0).collect()
    }

    fn give_slot(&mut self, id: FunctionId) {
        let next = self.length;
        if *self.slots.entry(number(id)).or_insert(next) == next {
            self.length += 1;
        }
    }
}

/// The first part: the module without the bodies of the others, and with what these need of it exported.
fn first_part(
    mut module: Module,
    plan: &Plan,
    shared: &BTreeSet<String>,
) -> Result<Module, String> {
    let (table, later) = (main_table(&module)?, plan.later(&module));
    call_through_slots(&mut module, plan, table, 0);

    let asked = module.types.add(&[walrus::ValType::I32], &[]);
    let (ask, _) = module.add_import_func(PAGE, "later", asked);
    let mut stubs = BTreeMap::new();
    for &id in &later {
        let ty = module.funcs.get(id).ty();
        let Some(&slot) = plan.slots.get(&number(id)) else {
            continue;
        };
        let calling = [constant(plan.owner(id)), ir::Call { func: ask }.into()];
        stubs.insert(slot, forwarding(&mut module, ty, table, slot, &calling));
    }
    let stub_of = |id: FunctionId| {
        plan.slots
            .get(&number(id))
            .and_then(|slot| stubs.get(slot))
            .copied()
    };

    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            for id in functions.iter_mut() {
                *id = stub_of(*id).unwrap_or(*id);
            }
        }
    }
    let added: Vec<FunctionId> = stubs
        .range(module.tables.get(table).initial..)
        .map(|(_, &stub)| stub)
        .collect();
    let start = module.tables.get(table).initial;
    fill(&mut module, table, start, added);
    lengthen(&mut module, table, plan.length);

    // What the page calls of another part goes through its slot.
    let exported: Vec<_> = module
        .exports
        .iter()
        .map(|export| (export.id(), export.item))
        .collect();
    for (export, item) in exported {
        let ExportItem::Function(id) = item else {
            continue;
        };
        if let Some(&slot) = plan.slots.get(&number(id)).filter(|_| plan.owner(id) > 0) {
            let ty = module.funcs.get(id).ty();
            let through = forwarding(&mut module, ty, table, slot, &[]);
            module.exports.get_mut(export).item = ExportItem::Function(through);
        }
    }
    export_shared(&mut module, shared);
    walrus::passes::gc::run(&mut module);
    Ok(module)
}

/// A later part: its own functions, which it puts into their slots, and all else imported.
fn later_part(mut module: Module, plan: &Plan, part: usize) -> Result<Module, String> {
    let (table, later) = (main_table(&module)?, plan.later(&module));
    call_through_slots(&mut module, plan, table, part);
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    module.start = None;
    clear_segments(&mut module);
    import_first(&mut module, plan);

    let own = later.into_iter().filter(|&id| plan.owner(id) == part);
    let slots: BTreeMap<u64, FunctionId> = own
        .filter_map(|id| Some((*plan.slots.get(&number(id))?, id)))
        .collect();
    // One segment for every run of slots.
    let mut runs: Vec<(u64, Vec<FunctionId>)> = Vec::new();
    for (slot, id) in slots {
        match runs.last_mut() {
            Some((start, run)) if *start + run.len() as u64 == slot => run.push(id),
            _ => runs.push((slot, vec![id])),
        }
    }
    for (start, run) in runs {
        fill(&mut module, table, start, run);
    }
    lengthen(&mut module, table, plan.length);
    walrus::passes::gc::run(&mut module);
    Ok(module)
}

/// Every function in the table, with its slot.
fn entries(module: &Module, table: TableId) -> Result<Vec<(u64, FunctionId)>, String> {
    let mut found = Vec::new();
    for element in module.elements.iter() {
        match (&element.kind, &element.items) {
            (ElementKind::Active { table: of, offset }, ElementItems::Functions(functions))
                if *of == table =>
            {
                let ConstExpr::Value(Value::I32(start)) = offset else {
                    return Err("a segment of the table has no constant place".to_owned());
                };
                let start = u64::try_from(*start).map_err(told)?;
                found.extend((start..).zip(functions.iter().copied()));
            }
            (_, ElementItems::Functions(functions)) if functions.is_empty() => {}
            // A declared function may be taken by reference, past the table.
            _ => return Err("functions are referred to otherwise than by the table".to_owned()),
        }
    }
    Ok(found)
}

/// Puts functions into the table, from a slot on.
fn fill(module: &mut Module, table: TableId, start: u64, functions: Vec<FunctionId>) {
    if functions.is_empty() {
        return;
    }
    let ir::Const { value } = constant_of(start);
    let kind = ElementKind::Active {
        table,
        offset: ConstExpr::Value(value),
    };
    let element = module
        .elements
        .add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
}

fn lengthen(module: &mut Module, table: TableId, length: u64) {
    let table = module.tables.get_mut(table);
    table.initial = length;
    table.maximum = table.maximum.map(|maximum| maximum.max(length));
}

/// A function of a type that does something, then calls what is in a slot with its own arguments.
fn forwarding(
    module: &mut Module,
    ty: TypeId,
    table: TableId,
    slot: u64,
    first: &[Instr],
) -> FunctionId {
    let (parameters, results) = module.types.params_results(ty);
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let arguments: Vec<_> = parameters.iter().map(|&ty| module.locals.add(ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = builder.func_body();
    first.iter().for_each(|instruction| {
        body.instr(instruction.clone());
    });
    for &local in &arguments {
        body.local_get(local);
    }
    body.instr(constant_of(slot)).call_indirect(ty, table);
    builder.finish(arguments, &mut module.funcs)
}

/// Makes every call from a part to a function of another, later one a call of its slot.
fn call_through_slots(module: &mut Module, plan: &Plan, table: TableId, part: usize) {
    let types: BTreeMap<usize, TypeId> = module
        .funcs
        .iter()
        .map(|function| (number(function.id()), function.ty()))
        .collect();
    let mut calls = Calls {
        plan,
        table,
        part,
        types,
    };
    for (id, function) in module.funcs.iter_local_mut() {
        if plan.owner(id) == part {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut calls, function, entry);
        }
    }
}

#[derive(Debug)]
struct Calls<'a> {
    plan: &'a Plan,
    table: TableId,
    part: usize,
    types: BTreeMap<usize, TypeId>,
}

impl VisitorMut for Calls<'_> {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let before = std::mem::take(&mut sequence.instrs);
        for (instruction, location) in before {
            let called = match &instruction {
                Instr::Call(ir::Call { func }) => Some(*func),
                _ => None,
            };
            let owner = called.map_or(0, |id| self.plan.owner(id));
            if let Some(id) = called.filter(|_| owner > 0 && owner != self.part) {
                let call = ir::CallIndirect {
                    ty: self.types[&number(id)],
                    table: self.table,
                };
                let slot = constant_of(self.plan.slots[&number(id)]);
                sequence.instrs.push((slot.into(), location));
                sequence.instrs.push((call.into(), location));
            } else {
                sequence.instrs.push((instruction, location));
            }
        }
    }
}

/// The functions that a function calls by their name.
fn callees(function: &LocalFunction) -> Vec<FunctionId> {
    struct Called(Vec<FunctionId>);
    impl ir::Visitor<'_> for Called {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.push(*id);
        }
    }
    let mut called = Called(Vec::new());
    dfs_in_order(&mut called, function, function.entry_block());
    called.0
}

/// Exports of the first part what later ones import.
fn export_shared(module: &mut Module, shared: &BTreeSet<String>) {
    let functions = module
        .funcs
        .iter()
        .map(|function| ExportItem::Function(function.id()));
    let tables = module
        .tables
        .iter()
        .map(|table| ExportItem::Table(table.id()));
    let memories = module
        .memories
        .iter()
        .map(|memory| ExportItem::Memory(memory.id()));
    let globals = module
        .globals
        .iter()
        .map(|global| ExportItem::Global(global.id()));
    let all: Vec<ExportItem> = functions
        .chain(tables)
        .chain(memories)
        .chain(globals)
        .collect();
    for item in all {
        let name = shared_name(item);
        if shared.contains(&name) {
            module.exports.add(&name, item);
        }
    }
}

/// Imports from the first part all that a later one may need; what it does not need is swept away after.
fn import_first(module: &mut Module, plan: &Plan) {
    let own: Vec<(FunctionId, TypeId)> = module
        .funcs
        .iter_local()
        .filter(|&(id, _)| plan.owner(id) == 0)
        .map(|(id, function)| (id, function.ty()))
        .collect();
    for (id, ty) in own {
        let name = shared_name(ExportItem::Function(id));
        let import = module.imports.add(FIRST, &name, ImportKind::Function(id));
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
    for id in tables {
        let name = shared_name(ExportItem::Table(id));
        module.tables.get_mut(id).import = Some(module.imports.add(FIRST, &name, id));
    }
    let memories: Vec<_> = module.memories.iter().map(walrus::Memory::id).collect();
    for id in memories {
        let name = shared_name(ExportItem::Memory(id));
        module.memories.get_mut(id).import = Some(module.imports.add(FIRST, &name, id));
    }
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    for id in globals {
        let name = shared_name(ExportItem::Global(id));
        module.globals.get_mut(id).kind = GlobalKind::Import(module.imports.add(FIRST, &name, id));
    }
}

/// What the first part has put into memory and table is there already.
fn clear_segments(module: &mut Module) {
    let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    data.into_iter().for_each(|id| module.data.delete(id));
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    elements
        .into_iter()
        .for_each(|id| module.elements.delete(id));
    module
        .memories
        .iter_mut()
        .for_each(|memory| memory.data_segments.clear());
    module
        .tables
        .iter_mut()
        .for_each(|table| table.elem_segments.clear());
}

/// A short name that no export of wasm-bindgen's has: a sign for the kind, then a number.
fn shared_name(item: ExportItem) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let (kind, mut index) = match item {
        ExportItem::Function(id) => ("$", id.index()),
        ExportItem::Table(id) => ("%", id.index()),
        ExportItem::Memory(id) => ("&", id.index()),
        ExportItem::Global(id) => ("@", id.index()),
        ExportItem::Tag(id) => ("!", id.index()),
    };
    let mut name = String::from(kind);
    while index > 0 || name.len() == 1 {
        name.push(char::from(DIGITS[index % DIGITS.len()]));
        index /= DIGITS.len();
    }
    name
}

fn constant_of(number: u64) -> ir::Const {
    let number = i32::try_from(number).expect("numbers of functions and slots are small");
    ir::Const {
        value: Value::I32(number),
    }
}

fn constant(number: usize) -> Instr {
    constant_of(number as u64).into()
}

fn told(problem: impl std::fmt::Display) -> String {
    format!("{problem:#}")
}

#[cfg(test)]
mod tests {
    use walrus::{ImportKind, RefType, ValType};

    use super::*;

    /// `near` calls `far`, which calls one of a room of its own, which calls what nobody else does; the table holds `told`. All
    /// that is exported is `near` and `far`.
    fn five_functions() -> Vec<u8> {
        let mut module = Module::default();
        let returning = |module: &mut Module, value: i32| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            builder.func_body().i32_const(value);
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let calling = |module: &mut Module, callee: FunctionId| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            builder.func_body().call(callee);
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let helper = returning(&mut module, 7);
        let drawn = calling(&mut module, helper);
        module.funcs.get_mut(drawn).name = Some("crease::figure::aside::draw".to_owned());
        let far = calling(&mut module, drawn);
        let told = returning(&mut module, 8);
        let near = calling(&mut module, far);
        let table = module.tables.add_local(false, 1, Some(1), RefType::FUNCREF);
        fill(&mut module, table, 0, vec![told]);
        module.exports.add("near", near);
        module.exports.add("far", far);
        module.exports.add("table", table);
        module.emit_wasm()
    }

    fn number_of(wasm: &[u8], export: &str) -> usize {
        let module = parsed(wasm).expect("it was just written");
        number(module.exports.get_func(export).expect("it is exported"))
    }

    fn three_parts() -> [Module; 3] {
        let whole = five_functions();
        let first = BTreeSet::from([number_of(&whole, "near")]);
        let rooms = [vec!["crease::figure::aside"]];
        let parts = split(&whole, &first, &rooms).expect("the module can be cut");
        let valid = |part: &Vec<u8>| parsed(part).expect("a part is a valid module");
        let parts: Vec<Module> = parts.iter().map(valid).collect();
        parts.try_into().expect("there are three parts")
    }

    #[test]
    fn the_first_part_gives_the_others_all_that_they_take() {
        let [first, later, apart] = three_parts();
        for part in [later, apart] {
            let mut imports = part.imports.iter();
            assert!(imports.any(|import| matches!(import.kind, ImportKind::Table(_))));
            for import in part.imports.iter() {
                let mut given = first.exports.iter();
                let is_given = given.any(|export| export.name == import.name);
                assert!(import.module == FIRST && is_given, "{}", import.name);
            }
        }
    }

    #[test]
    fn whatever_is_called_of_another_part_has_a_slot_and_something_in_it_from_the_start() {
        let [first, later, _] = three_parts();
        let table = main_table(&first).expect("it has a table");
        let held = entries(&first, table).expect("its segments have constant places");
        let slots: BTreeSet<u64> = held.iter().map(|&(slot, _)| slot).collect();
        assert_eq!(slots, (0..first.tables.get(table).initial).collect());
        let table = main_table(&later).expect("it has a table");
        let brought = entries(&later, table).expect("its segments have constant places");
        // `told` in the slot that it had, `far` in a new one.
        assert_eq!(
            brought.iter().map(|&(slot, _)| slot).collect::<Vec<_>>(),
            [0, 1]
        );
        assert_eq!(later.funcs.iter_local().count(), 2);
    }

    #[test]
    fn each_list_of_rooms_has_a_part_of_its_own() {
        let whole = five_functions();
        let first = BTreeSet::from([number_of(&whole, "near")]);
        let lists = [
            vec!["crease::session::nowhere"],
            vec!["crease::figure::aside"],
        ];
        let parts = split(&whole, &first, &lists).expect("the module can be cut");
        let counts: Vec<usize> = parts
            .iter()
            .map(|part| {
                let part = parsed(part).expect("a part is a valid module");
                part.funcs.iter_local().count()
            })
            .collect();
        // The first part has stubs as well; the last the room's function with what only that calls.
        assert_eq!(counts[1..], [2, 0, 2]);
    }

    #[test]
    fn a_room_apart_takes_along_what_only_it_calls() {
        let [_, _, apart] = three_parts();
        assert_eq!(apart.funcs.iter_local().count(), 2);
        let table = main_table(&apart).expect("it has a table");
        let brought = entries(&apart, table).expect("its segments have constant places");
        // It is called from elsewhere, and so has a slot; what it calls itself has none.
        let slots: Vec<u64> = brought.iter().map(|&(slot, _)| slot).collect();
        assert_eq!(slots, [2]);
    }

    #[test]
    fn the_page_finds_every_export_in_the_first_part() {
        let [first, ..] = three_parts();
        for name in ["near", "far"] {
            assert!(first.exports.get_func(name).is_ok(), "{name}");
        }
    }
}
