//! The script engine in its sandbox: every limit set, nothing that touches the world.
//!
//! One wall for both uses: reading a file to its tree, and interpreting a rule that is outside the formula subset.

use rhai::packages::{ArithmeticPackage, BasicMathPackage, LogicPackage, Package};
use rhai::{Engine, OptimizationLevel};

/// Most operations of one call of a rule; the limit that decides, because it does not depend on the machine.
pub(super) const MAX_OPERATIONS: u64 = 1_000_000;
const MAX_CALLS: usize = 32;
const MAX_DEPTH: usize = 64;
const MAX_FUNCTION_DEPTH: usize = 32;
const MAX_STRING: usize = 64 * 1024;
const MAX_ITEMS: usize = 1_000;
const MAX_VARIABLES: usize = 256;
const MAX_FUNCTIONS: usize = 256;

/// Words of the script language that a rule may not use.
pub(super) const DISABLED: [&str; 17] = [
    "eval", "import", "export", "try", "catch", "throw", "??", "Fn", "+=", "-=", "*=", "/=", "%=", "**=", "print",
    "debug", "sync",
];

/// An engine that can only read a script: no function is registered in it.
pub(super) fn parser() -> Engine {
    let mut engine = Engine::new_raw();
    engine
        .set_optimization_level(OptimizationLevel::None)
        .set_strict_variables(true)
        .set_allow_shadowing(false)
        .set_fail_on_invalid_map_property(true)
        .set_fast_operators(false)
        .set_max_operations(MAX_OPERATIONS)
        .set_max_call_levels(MAX_CALLS)
        .set_max_expr_depths(MAX_DEPTH, MAX_FUNCTION_DEPTH)
        .set_max_string_size(MAX_STRING)
        .set_max_array_size(MAX_ITEMS)
        .set_max_map_size(MAX_ITEMS)
        .set_max_variables(MAX_VARIABLES)
        .set_max_functions(MAX_FUNCTIONS)
        .set_max_modules(0);
    for word in DISABLED {
        engine.disable_symbol(word);
    }
    engine
}

/// An engine that can also compute: arithmetic, logic and basic mathematics.
pub(super) fn interpreter() -> Engine {
    let mut engine = parser();
    engine.register_global_module(ArithmeticPackage::new().as_shared_module());
    engine.register_global_module(LogicPackage::new().as_shared_module());
    engine.register_global_module(BasicMathPackage::new().as_shared_module());
    engine
}
