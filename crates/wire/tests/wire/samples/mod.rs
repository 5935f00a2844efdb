//! Plans for the tests: a small one as people know it, and generated ones that use every field.

pub(crate) mod generated;
pub(crate) mod palace_day;
