//! Rows of answers.

use sqlx::Row as _;
use sqlx::error::UnexpectedNullError;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use crate::error::StorageError;

/// A row of an answer.
#[derive(Debug)]
pub struct Row(pub(crate) Inner);

#[derive(Debug)]
pub(crate) enum Inner {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// The value of a column: `String`, `i64`, `f64`, `bool`, `Vec<u8>`, or an `Option` of one.
    pub fn get<T: Column>(&self, column: &str) -> Result<T, StorageError> {
        T::read(self, column)
    }
}

/// What a column can be read as.
pub trait Column: Sized {
    /// Reads it.
    fn read(row: &Row, column: &str) -> Result<Self, StorageError>;
}

macro_rules! column {
    ($($kind:ty),+) => {$(
        impl Column for $kind {
            fn read(row: &Row, column: &str) -> Result<Self, StorageError> {
                // Read as an option first: SQLite would give a NULL as an empty text or as zero.
                Option::<$kind>::read(row, column)?.ok_or_else(|| absent(column))
            }
        }
        impl Column for Option<$kind> {
            fn read(row: &Row, column: &str) -> Result<Self, StorageError> {
                match &row.0 {
                    Inner::Sqlite(row) => row.try_get(column),
                    Inner::Postgres(row) => row.try_get(column),
                }
                .map_err(StorageError::from)
            }
        }
    )+};
}

column!(String, i64, f64, Vec<u8>);

impl Column for bool {
    fn read(row: &Row, column: &str) -> Result<Self, StorageError> {
        i64::read(row, column).map(|flag| flag != 0)
    }
}

fn absent(column: &str) -> StorageError {
    StorageError::Statement(sqlx::Error::ColumnDecode {
        index: column.to_owned(),
        source: Box::new(UnexpectedNullError),
    })
}
