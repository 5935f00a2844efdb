//! Travel times inside a city: one table a mode.

use std::sync::Arc;

use crate::geo::Metres;
use crate::problem::{LegSource, Mode};
use crate::time::Seconds;

/// Travel by one mode between all sites of a city. Copies share their cells until one of them is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelTable {
    /// The mode.
    pub mode: Mode,
    /// Where the numbers come from.
    pub source: LegSource,
    size: u16,
    cells: Arc<Cells>,
}

/// Row-major `from * size + to`, in the smallest integers that hold a day's travel: the tables are most of a problem's
/// memory.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cells {
    minutes: Vec<u16>,
    metres: Vec<i32>,
    walking: Vec<u16>,
}

impl TravelTable {
    /// A table in which every way takes no time; `size` sites.
    pub fn new(mode: Mode, source: LegSource, size: u16) -> Self {
        let cells = usize::from(size) * usize::from(size);
        let cells = Cells {
            minutes: vec![0; cells],
            metres: vec![0; cells],
            walking: vec![0; cells],
        };
        Self {
            mode,
            source,
            size,
            cells: Arc::new(cells),
        }
    }

    /// A table that is the same in both directions, from the legs of the pairs (0, 1), (0, 2), …, (1, 2), …; pairs that
    /// `legs` does not reach take no time.
    pub fn symmetric(
        mode: Mode,
        source: LegSource,
        size: u16,
        legs: impl IntoIterator<Item = TravelEntry>,
    ) -> Self {
        let mut table = Self::new(mode, source, size);
        let cells = Arc::make_mut(&mut table.cells);
        let width = usize::from(size);
        let mut legs = legs.into_iter();
        for from in 0..width {
            for to in from + 1..width {
                let Some(leg) = legs.next() else { return table };
                cells.set(from * width + to, leg);
                cells.set(to * width + from, leg);
            }
        }
        table
    }

    /// Number of sites.
    pub fn size(&self) -> u16 {
        self.size
    }

    /// The leg between two sites; `None` where the table has no such site.
    #[inline]
    pub fn get(&self, from: u16, to: u16) -> Option<TravelEntry> {
        if from >= self.size || to >= self.size {
            return None;
        }
        let at = usize::from(from) * usize::from(self.size) + usize::from(to);
        Some(TravelEntry {
            duration: Seconds(i32::from(self.cells.minutes[at]) * 60),
            distance: Metres(self.cells.metres[at]),
            walking: Metres(i32::from(self.cells.walking[at])),
        })
    }

    /// The leg between two sites of this table's city.
    ///
    /// # Panics
    /// Where the table has no such site.
    #[inline]
    pub fn leg(&self, from: u16, to: u16) -> TravelEntry {
        self.get(from, to)
            .expect("both sites belong to the city of this table")
    }

    /// Changes one direction of one way. The duration is rounded up to whole minutes; durations beyond 45 days and walks
    /// beyond 65,535 m are held as that. Nothing happens where the table has no such site.
    pub fn set(&mut self, from: u16, to: u16, leg: TravelEntry) {
        if from < self.size && to < self.size {
            let at = usize::from(from) * usize::from(self.size) + usize::from(to);
            Arc::make_mut(&mut self.cells).set(at, leg);
        }
    }
}

impl Cells {
    fn set(&mut self, at: usize, leg: TravelEntry) {
        let small = |number: i32| u16::try_from(number.max(0)).unwrap_or(u16::MAX);
        self.minutes[at] = small(leg.duration.minutes_up());
        self.metres[at] = leg.distance.0;
        self.walking[at] = small(leg.walking.0);
    }
}

/// One cell of a travel table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TravelEntry {
    /// Door to door.
    pub duration: Seconds,
    /// Length of the way.
    pub distance: Metres,
    /// Metres of it on foot.
    pub walking: Metres,
}
