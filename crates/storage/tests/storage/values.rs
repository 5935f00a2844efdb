use storage::{Migration, Queries, StorageError, Value, params};
use test_support::{TestDatabase, on_both};

use crate::{one, run, step};

const KINDS: &[Migration] = &[step(
    "0001_kinds",
    "CREATE TABLE kinds (id TEXT PRIMARY KEY, words TEXT, number BIGINT, share DOUBLE PRECISION, bytes BLOB);\n\
     CREATE UNIQUE INDEX kinds_by_number ON kinds (number);\n",
)];

const INSERT: &str = "INSERT INTO kinds (id, words, number, share, bytes) VALUES ($1, $2, $3, $4, $5)";
const READ: &str = "SELECT words, number, share, bytes FROM kinds WHERE id = $1";

on_both! {
    async fn gives_back_what_it_was_given(database: TestDatabase) {
        let database = database.with("test", KINDS).await;
        let mut db = database.db.clone();
        let (words, bytes) = ("여행 ✈ 'quoted' \"and\" $1; --", vec![0_u8, 255, 39]);
        run(&mut db, INSERT, params!["a", words, i64::MIN, 0.1, bytes.clone()]).await;
        let row = one(&mut db, READ, params!["a"]).await;
        assert_eq!(row.get::<String>("words").expect("a text"), words);
        assert_eq!(row.get::<i64>("number").expect("a number"), i64::MIN);
        assert_eq!(row.get::<Option<f64>>("share").expect("a share").map(f64::to_bits), Some(0.1_f64.to_bits()));
        assert_eq!(row.get::<Vec<u8>>("bytes").expect("bytes"), bytes);
        run(&mut db, INSERT, params!["b", "", true, f64::MAX, Vec::<u8>::new()]).await;
        let row = one(&mut db, READ, params!["b"]).await;
        assert!(row.get::<bool>("number").expect("a flag"));
        assert_eq!(row.get::<Option<String>>("words").expect("a text"), Some(String::new()));
        assert_eq!(row.get::<Option<Vec<u8>>>("bytes").expect("bytes"), Some(Vec::new()));
    }

    async fn knows_what_is_absent(database: TestDatabase) {
        let database = database.with("test", KINDS).await;
        let mut db = database.db.clone();
        let nothing = params!["a", None::<String>, None::<i64>, None::<f64>, None::<Vec<u8>>];
        run(&mut db, INSERT, nothing).await;
        let row = one(&mut db, READ, params!["a"]).await;
        assert_eq!(row.get::<Option<String>>("words").expect("nothing"), None);
        assert_eq!(row.get::<Option<i64>>("number").expect("nothing"), None);
        assert_eq!(row.get::<Option<f64>>("share").expect("nothing"), None);
        assert_eq!(row.get::<Option<Vec<u8>>>("bytes").expect("nothing"), None);
        row.get::<String>("words").expect_err("an absent text is no text");
        row.get::<i64>("number").expect_err("an absent number is not zero");
        row.get::<bool>("number").expect_err("an absent flag is not down");
        row.get::<f64>("share").expect_err("an absent share is not zero");
        row.get::<Vec<u8>>("bytes").expect_err("absent bytes are not empty");
        row.get::<String>("unknown").expect_err("no such column");
        // A second absent number is no duplicate of the first.
        run(&mut db, INSERT, params!["b", Value::Text(None), Value::Int(None), Value::Real(None), Value::Bytes(None)]).await;
    }

    async fn names_the_constraint_that_was_broken(database: TestDatabase) {
        let database = database.with("test", KINDS).await;
        let mut db = database.db.clone();
        let insert = |id: &'static str, number: i64| params![id, "", number, 0.0, Vec::<u8>::new()];
        run(&mut db, INSERT, insert("a", 1)).await;
        let mut check = async |values, expected: &str| match db.execute(INSERT, values).await {
            Err(StorageError::Duplicate { constraint }) => assert!(constraint.contains(expected), "{constraint}"),
            other => panic!("{other:?}"),
        };
        check(insert("a", 2), "kinds").await;
        check(insert("b", 1), "number").await;
    }

    async fn tells_no_row_from_a_wrong_statement(database: TestDatabase) {
        let database = database.with("test", KINDS).await;
        let mut db = database.db.clone();
        let none = db.fetch_one(READ, params!["a"]).await.expect_err("an empty table");
        assert!(matches!(none, StorageError::NoRow), "{none}");
        assert!(db.fetch_optional(READ, params!["a"]).await.expect("a statement").is_none());
        let wrong = db.fetch_all("SELECT nonsense FROM kinds LIMIT 1", params![]).await.expect_err("no such column");
        assert!(matches!(wrong, StorageError::Statement(_)) && !wrong.is_transient(), "{wrong}");
    }
}
