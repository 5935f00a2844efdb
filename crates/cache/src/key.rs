//! Keys.

/// The key of a value within its kind: a name, and for values that are evicted together a group.
///
/// A `&str` is a key without a group. A key in a group, such as a page of somebody's trips:
///
/// ```
/// # use cache::Key;
/// let key = Key::in_group("user-7", "all?page=2");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    pub(crate) group: Option<&'a str>,
    pub(crate) name: &'a str,
}

impl<'a> Key<'a> {
    /// A key that goes with its group ([`crate::Cache::evict_group`]). Such values are kept within the process, and only
    /// where it is alone: groups are for what may not be old for a moment, such as rights, and where several processes
    /// share a second level, another one's change is heard of a moment late.
    pub fn in_group(group: &'a str, name: &'a str) -> Self {
        Self {
            group: Some(group),
            name,
        }
    }
}

impl<'a> From<&'a str> for Key<'a> {
    fn from(name: &'a str) -> Self {
        Self { group: None, name }
    }
}

impl<'a> From<&'a String> for Key<'a> {
    fn from(name: &'a String) -> Self {
        Self::from(name.as_str())
    }
}
