use auditlite::library::Library; use auditlite::diagnostic::Lang;
fn main(){ let t=std::time::Instant::now(); let l=Library::shipped(); eprintln!("{:?}",t.elapsed());
 for d in &l.problems { print!("{}", d.render(Lang::En)); }
 for b in &l.broken { for d in &b.diagnostics { print!("{}", d.render(Lang::En)); } }
 for r in &l.rules { for d in &r.warnings { print!("{}", d.render(Lang::En)); } }
 println!("{} rules {} broken {} problems, unproved {}", l.rules.len(), l.broken.len(), l.problems.len(), l.rules.iter().filter(|r| matches!(r.body, auditlite::library::RuleBody::Interpreted(_))).count()); }
