//! Where the tests find a PostgreSQL server.

use std::path::Path;
use std::process::Command;

/// The server's address, with a database that is there from the beginning; `None` where the tests were told to do
/// without one.
///
/// `TRIPGEN_TEST_POSTGRES_URL` names it; else `scripts/postgres.sh` starts one that stops by itself. A test that cannot
/// have one fails, unless `TRIPGEN_TEST_WITHOUT_POSTGRES=1`.
pub(crate) fn url() -> Option<String> {
    if setting("TRIPGEN_TEST_WITHOUT_POSTGRES").as_deref() == Some("1") {
        eprintln!("not run on PostgreSQL: TRIPGEN_TEST_WITHOUT_POSTGRES=1");
        return None;
    }
    Some(setting("TRIPGEN_TEST_POSTGRES_URL").unwrap_or_else(started))
}

/// The same address with another database.
pub(crate) fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url
        .split_once('?')
        .map_or((url, None), |(address, options)| (address, Some(options)));
    let server = address.rsplit_once('/').map_or(address, |(server, _)| server);
    options.map_or_else(
        || format!("{server}/{name}"),
        |options| format!("{server}/{name}?{options}"),
    )
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one home of the tests' own settings: a test function takes no arguments"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn started() -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/postgres.sh");
    let output = Command::new("bash")
        .arg(&script)
        .arg("start")
        .output()
        .expect("bash runs scripts/postgres.sh");
    assert!(
        output.status.success(),
        "no PostgreSQL server for the tests; install Debian's postgresql, name one in TRIPGEN_TEST_POSTGRES_URL, or \
         set TRIPGEN_TEST_WITHOUT_POSTGRES=1: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn names_another_database_of_the_same_server() {
        let check = |url, expected: &str| assert_eq!(with_database(url, "t1"), expected);
        check(
            "postgres://a@localhost/postgres?host=/tmp/x",
            "postgres://a@localhost/t1?host=/tmp/x",
        );
        check(
            "postgres://a:b@localhost:5432/postgres",
            "postgres://a:b@localhost:5432/t1",
        );
    }
}
