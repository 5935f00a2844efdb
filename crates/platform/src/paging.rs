//! Lists come in pages.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::fields::Fields;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// Its number, from 1.
    pub page: u32,
    /// How many items a page holds.
    pub size: u32,
    /// How many items there are in all.
    pub total_items: u64,
    /// How many pages there are in all; 0 where there are no items.
    pub total_pages: u64,
}

/// Which page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The number of the page, from 1 (1 where it is absent).
    #[param(minimum = 1, maximum = 100_000)]
    pub page: Option<u32>,
    /// How many items a page holds.
    #[param(minimum = 1)]
    pub size: Option<u32>,
}

/// A page that may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRange {
    /// The number of the page, from 1.
    pub page: u32,
    /// How many items it holds.
    pub size: u32,
}

impl PageRange {
    /// Reads page and size; `least..=most` bounds the size and `usual` stands in for none.
    pub fn read(
        query: PageQuery,
        sizes: std::ops::RangeInclusive<u32>,
        usual: u32,
        fields: &mut Fields,
    ) -> Self {
        Self {
            page: fields.range("page", query.page.unwrap_or(1), 1, 100_000),
            size: fields.range("size", query.size.unwrap_or(usual), *sizes.start(), *sizes.end()),
        }
    }

    /// How many items come before this page.
    pub fn offset(self) -> u64 {
        u64::from(self.page - 1) * u64::from(self.size)
    }

    /// The page with its items.
    pub fn page<T>(self, items: Vec<T>, total_items: u64) -> Page<T> {
        Page {
            items,
            page: self.page,
            size: self.size,
            total_items,
            total_pages: total_items.div_ceil(u64::from(self.size)),
        }
    }
}
