//! Reads a script file: parsed by the engine, turned into the tree of [`syntax`](super::syntax).

use std::cell::RefCell;

use rhai::{ASTNode, Engine, Expr, FnCallExpr, Position, Stmt, Token};

use super::closures;
use super::constants;
use super::engine;
use super::literal;
use super::messages;
use super::operators;
use super::recover::Recovered;
use super::source::Source;
use super::switch;
use super::syntax::{Arm, Expression, Function, Key, Kind};
use super::syntax::{Script, Statement};
use crate::diagnostic::{Code, Diagnostic, Fix, Place, Text, say};

/// Reads scripts one after the other with one engine.
pub struct Parser {
    engine: Engine,
}

impl Default for Parser {
    fn default() -> Self {
        Self { engine: engine::parser() }
    }
}

impl Parser {
    /// Reads a file that holds only constants and functions.
    ///
    /// # Errors
    /// What the engine cannot read, and every top-level statement that is not a constant literal.
    pub fn parse(&self, source: &Source) -> Result<Script, Vec<Diagnostic>> {
        self.read(source).map_err(|recovered| recovered.problems)
    }

    /// Reads a file that holds only constants and functions; of a broken one as much as can be read.
    ///
    /// # Errors
    /// What was read of a broken file, with all its slips.
    pub fn read(&self, source: &Source) -> Result<Script, Box<Recovered>> {
        if let Some(split) = constants::split(&source.text) {
            let functions = Source { file: source.file.clone(), text: split.rest };
            if let Ok(mut script) = self.parse_whole(&functions) {
                script.constants = split.constants;
                return Ok(script);
            }
        }
        self.parse_whole(source).map_err(|problems| Box::new(self.recover(source, problems)))
    }

    /// Reads a file by the engine alone.
    fn parse_whole(&self, source: &Source) -> Result<Script, Vec<Diagnostic>> {
        self.parse_part(&source.text, source)
    }

    /// Reads a part of a file, which stands where it stands in the file.
    pub(super) fn parse_part(&self, text: &str, source: &Source) -> Result<Script, Vec<Diagnostic>> {
        let ast = self.engine.compile(text).map_err(|error| vec![messages::syntax_error(&error, text, source)])?;
        let reader = Reader { engine: &self.engine, source, text, refused: RefCell::default() };
        let mut problems = Vec::new();
        let mut script = Script { file: source.file.clone(), ..Script::default() };
        for statement in ast.statements() {
            match literal::constant(&source.file, statement) {
                Ok(constant) => script.constants.push(constant),
                Err(problem) => problems.push(*problem),
            }
        }
        let bare = ast.clone_functions_only();
        for definition in ast.iter_fn_def() {
            let mut alone = bare.clone();
            alone.retain_functions(|_, _, name, count| {
                name == definition.name.as_str() && count == definition.params.len()
            });
            let mut body = Vec::new();
            alone.walk(&mut |path: &[ASTNode]| {
                if let [ASTNode::Stmt(statement)] = path {
                    reader.statement(statement, &mut body);
                }
                true
            });
            script.functions.push(Function {
                name: definition.name.to_string(),
                parameters: definition.params.iter().map(ToString::to_string).collect(),
                place: place(definition.body.start_position()),
                body,
            });
        }
        closures::attach_lambdas(&mut script);
        problems.append(&mut reader.refused.borrow_mut());
        script.functions.sort_by_key(|function| function.place);
        if problems.is_empty() { Ok(script) } else { Err(problems) }
    }

    /// Reads one expression, as a function `name()` without parameters would return it.
    ///
    /// # Errors
    /// What the engine cannot read.
    pub fn parse_expression(&self, text: &str, parameters: &[&str]) -> Result<Function, Vec<Diagnostic>> {
        let head = format!("fn expression({}) {{ ", parameters.join(", "));
        let source = Source { file: String::new(), text: format!("{head}{text}\n}}") };
        let shift = u32::try_from(head.chars().count()).unwrap_or_default();
        let moved = |mut problem: Diagnostic| {
            problem.file = None;
            let back = |place: Place| match place.line {
                1 => Place { line: 1, column: place.column.saturating_sub(shift).max(1) },
                _ => place,
            };
            problem.place = problem.place.map(back);
            for edit in problem.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
                edit.place = back(edit.place);
            }
            problem
        };
        let script = self.parse(&source).map_err(|problems| problems.into_iter().map(moved).collect::<Vec<_>>())?;
        let mut functions = script.functions.into_iter();
        match (functions.next(), functions.next()) {
            (Some(function), None) => Ok(function),
            // Brackets that end the function around it.
            _ => {
                let message = Text::new("one expression was expected", "se esperaba una sola expresión");
                Err(vec![Diagnostic::error(Code::SYNTAX, message)])
            }
        }
    }
}

/// Place of an engine position; a position that is missing is the beginning of the file.
pub(super) fn place(position: Position) -> Place {
    let number = |value: Option<usize>| value.and_then(|value| u32::try_from(value).ok()).unwrap_or(1).max(1);
    Place { line: number(position.line()), column: number(position.position()) }
}

struct Reader<'a> {
    engine: &'a Engine,
    source: &'a Source,
    /// The part of the source that is read.
    text: &'a str,
    /// What can be read, but never does what its author means.
    refused: RefCell<Vec<Diagnostic>>,
}

impl Reader<'_> {
    fn refuse(&self, code: Code, position: Position, message: Text, help: Text, fix: Option<Fix>) -> Kind {
        let problem = Diagnostic::error(code, message).in_file(&self.source.file).at(place(position));
        let problem = problem.help(help).fix(fix);
        self.refused.borrow_mut().push(problem);
        Kind::Outside(Text::default())
    }

    fn statement(&self, statement: &Stmt, into: &mut Vec<Statement>) {
        let position = statement.position();
        match statement {
            Stmt::Noop(_) | Stmt::Share(_) => {}
            Stmt::Var(parts, flags, _) if !flags.intersects(rhai::ASTFlags::CONSTANT) => {
                let (name, value, _) = parts.as_ref();
                into.push(Statement::Let {
                    name: name.name.to_string(),
                    place: place(name.pos),
                    value: self.expression(value),
                });
            }
            Stmt::Expr(expression) => into.push(Statement::Value(self.expression(expression))),
            Stmt::FnCall(call, position) => into.push(Statement::Value(self.call(call, *position))),
            Stmt::Block(block) => {
                let kind = Kind::Block(self.block(block.statements()));
                into.push(Statement::Value(Expression { place: place(position), kind }));
            }
            Stmt::If(flow, _) => {
                let then = self.block(flow.body.statements());
                let otherwise = self.block(flow.branch.statements());
                let otherwise = (!flow.branch.is_empty()).then_some(otherwise);
                let kind = Kind::If(Box::new(self.expression(&flow.expr)), then, otherwise);
                into.push(Statement::Value(Expression { place: place(position), kind }));
            }
            Stmt::Switch(parts, _) => {
                into.push(Statement::Value(self.switch(&parts.0, &parts.1, position)));
            }
            Stmt::Assignment(parts) if !matches!(parts.1.lhs, Expr::Variable(..)) => {
                let word = matches!(parts.1.rhs, Expr::StringConstant(..) | Expr::BoolConstant(..));
                let kind = self.refuse(
                    Code::SYNTAX,
                    position,
                    messages::assigned(),
                    messages::how_to_compare(word),
                    Some(Fix::replace(place(position), "=", "==")),
                );
                into.push(Statement::Value(Expression { place: place(position), kind }));
            }
            other => into.push(Statement::Value(outside(position, outside_statement(other)))),
        }
    }

    fn block(&self, statements: &[Stmt]) -> Vec<Statement> {
        let mut block = Vec::new();
        for statement in statements {
            self.statement(statement, &mut block);
        }
        block
    }

    fn switch(&self, subject: &Expr, cases: &rhai::SwitchCasesCollection, position: Position) -> Expression {
        let Some(labels) = switch::labels(self.engine, self.text, position) else {
            // The engine would match a number with a unit against no label, and take the default silently.
            let kind = self.refuse(
                Code::WRONG_KIND,
                position,
                Text::new("a `switch` chooses between words", "un `switch` elige entre palabras"),
                Text::new(
                    "write each label between `\"`; to choose by a number use `if` ... `else`",
                    "escriba cada etiqueta entre `\"`; para elegir según un número use `if` ... `else`",
                ),
                None,
            );
            return Expression { place: place(position), kind };
        };
        let mut arms = Vec::new();
        let mut default = None;
        for (labels, case) in labels.into_iter().zip(&cases.expressions) {
            if !matches!(case.lhs, Expr::BoolConstant(true, _)) {
                return outside(position, Text::new("a `switch` with an `if`", "un `switch` con `if`"));
            }
            let value = self.expression(&case.rhs);
            let (labels, places): (Vec<String>, Vec<Place>) =
                labels.into_iter().map(|(label, position)| (label, place(position))).unzip();
            if labels.is_empty() { default = Some(Box::new(value)) } else { arms.push(Arm { labels, places, value }) }
        }
        let kind = Kind::Switch(Box::new(self.expression(subject)), arms, default);
        Expression { place: place(position), kind }
    }

    fn expression(&self, expression: &Expr) -> Expression {
        let position = expression.position();
        let kind = match expression {
            Expr::StringConstant(text, _) => Kind::Text(text.to_string()),
            Expr::BoolConstant(truth, _) => Kind::Truth(*truth),
            Expr::Variable(parts, _, _) => Kind::Name(parts.1.to_string()),
            Expr::Dot(parts, flags, _) if !flags.intersects(rhai::ASTFlags::NEGATED) => {
                return self.chain(self.expression(&parts.lhs), &parts.rhs);
            }
            Expr::And(parts, _) => Kind::And(parts.iter().map(|part| self.expression(part)).collect()),
            Expr::Or(parts, _) => Kind::Or(parts.iter().map(|part| self.expression(part)).collect()),
            Expr::FnCall(call, _) => return self.call(call, position),
            Expr::Map(parts, _) => Kind::Map(
                parts
                    .0
                    .iter()
                    .map(|(key, value)| {
                        (Key { name: key.name.to_string(), place: place(key.pos) }, self.expression(value))
                    })
                    .collect(),
            ),
            Expr::Stmt(block) => {
                let mut statements = self.block(block.statements());
                // A lone expression in braces that the parser wrapped is that expression.
                match (statements.pop(), statements.is_empty()) {
                    (Some(Statement::Value(only)), true) => return only,
                    (Some(last), _) => {
                        statements.push(last);
                        Kind::Block(statements)
                    }
                    (None, _) => Kind::Block(statements),
                }
            }
            // A closure: its body stands among the functions and is filled in by `attach_lambdas`.
            Expr::DynamicConstant(value, _) => match value.clone().try_cast::<rhai::FnPtr>() {
                Some(closure) => Kind::Lambda(vec![closure.fn_name().to_owned()], Vec::new()),
                None => Kind::Outside(Text::new("this constant", "esta constante")),
            },
            Expr::CharConstant(letter, _) => {
                let letter = *letter;
                self.refuse(
                    Code::SYNTAX,
                    position,
                    Text::new("a text stands between `\"`, not between `'`", "un texto va entre `\"`, no entre `'`"),
                    say!("write `\"{letter}\"`", "escriba `\"{letter}\"`"),
                    Some(Fix::replace(place(position), format!("'{letter}'"), format!("\"{letter}\""))),
                )
            }
            Expr::Array(..) => Kind::Outside(Text::new("a list `[...]`", "una lista `[...]`")),
            Expr::Index(..) => Kind::Outside(Text::new("an index `[...]`", "un índice `[...]`")),
            Expr::InterpolatedString(..) => {
                Kind::Outside(Text::new("a text with values filled in", "un texto con valores intercalados"))
            }
            other => match number(other) {
                Some(value) => Kind::Number(value),
                None => Kind::Outside(Text::new("this expression", "esta expresión")),
            },
        };
        Expression { place: place(position), kind }
    }

    fn chain(&self, base: Expression, rest: &Expr) -> Expression {
        match rest {
            Expr::Dot(parts, flags, _) if !flags.intersects(rhai::ASTFlags::NEGATED) => {
                let base = self.chain(base, &parts.lhs);
                self.chain(base, &parts.rhs)
            }
            Expr::Property(parts, position) => {
                Expression { place: place(*position), kind: Kind::Property(Box::new(base), parts.2.to_string()) }
            }
            Expr::MethodCall(call, position) => {
                let arguments = call.args.iter().map(|argument| self.expression(argument)).collect();
                let kind = Kind::Method(Box::new(base), call.name.to_string(), arguments);
                Expression { place: place(*position), kind }
            }
            Expr::Index(_, _, position) => outside(*position, Text::new("an index `[...]`", "un índice `[...]`")),
            other => outside(other.position(), Text::new("this chain of points", "esta cadena de puntos")),
        }
    }

    fn call(&self, call: &FnCallExpr, position: Position) -> Expression {
        let mut arguments: Vec<Expression> = call.args.iter().map(|argument| self.expression(argument)).collect();
        let kind = match (call.op_token.as_ref(), arguments.len()) {
            (Some(Token::Minus | Token::UnaryMinus), 1) => Kind::Negate(Box::new(arguments.remove(0))),
            (Some(Token::Plus | Token::UnaryPlus), 1) => return arguments.remove(0),
            (Some(Token::Bang), 1) => Kind::Not(Box::new(arguments.remove(0))),
            (Some(token), 2) => match operators::binary(token) {
                Some(operator) => {
                    let right = Box::new(arguments.remove(1));
                    Kind::Binary(operator, Box::new(arguments.remove(0)), right)
                }
                None => {
                    let (token, at) = (token.literal_syntax(), place(position));
                    let (message, help) = operators::unknown(token);
                    self.refuse(Code::SYNTAX, position, message, help, operators::instead(token, self.text, at))
                }
            },
            // A closure that uses names of its surroundings: they come first among its parameters, under their own names.
            (None, _) if call.name == "curry" => arguments.remove(0).kind,
            _ => Kind::Call(call.name.to_string(), arguments),
        };
        Expression { place: place(position), kind }
    }
}

pub(super) fn number(expression: &Expr) -> Option<f64> {
    match expression {
        #[expect(clippy::cast_precision_loss, reason = "whole numbers in rules are far below 2^53")]
        Expr::IntegerConstant(value, _) => Some(*value as f64),
        Expr::FloatConstant(value, _) => Some(**value),
        _ => None,
    }
}

fn outside(position: Position, what: Text) -> Expression {
    Expression { place: place(position), kind: Kind::Outside(what) }
}

fn outside_statement(statement: &Stmt) -> Text {
    match statement {
        Stmt::While(..) | Stmt::Do(..) | Stmt::For(..) | Stmt::BreakLoop(..) => Text::new("a loop", "un ciclo"),
        Stmt::Assignment(_) => Text::new("a variable that is changed", "una variable que se modifica"),
        Stmt::Return(..) => Text::new("a `return`", "un `return`"),
        Stmt::Var(..) => Text::new("a `const` inside a function", "un `const` dentro de una función"),
        _ => Text::new("this statement", "esta instrucción"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Parser, Source};

    /// The fast reader of constants and the engine give the same tree, place by place, for every shipped file.
    #[test]
    fn constants_are_read_as_the_engine_reads_them() {
        let parser = Parser::default();
        let scripts = crate::library::shipped_files().into_iter().filter(|file| file.path.ends_with(".rhai"));
        let mut count = 0;
        for file in scripts {
            let source = Source::new(file.shown, file.bytes).unwrap();
            assert!(super::constants::split(&source.text).is_some(), "{} is left to the engine", source.file);
            let fast = parser.parse(&source).unwrap();
            let whole = parser.parse_whole(&source).unwrap();
            assert_eq!(format!("{fast:#?}"), format!("{whole:#?}"), "{}", source.file);
            count += 1;
        }
        assert!(count > 40);
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_engine() {
        for text in [
            "const A = 1 + 2;",
            "const A = #{ a: 1, a: 2 };",
            "const A = 1e3;",
            "let a = 1;",
            "/* note */ const A = 1;",
            "const A = `a`;",
            "const A = #{ if: 1 };",
        ] {
            assert!(super::constants::split(text).is_none(), "{text}");
        }
    }
}
