//! The data at hand: the bundled catalogue and the packs of the data folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine_pack::catalogue::CatalogueError;
use engine_pack::{Pack, bundled};
use engine_trip::{LoadedPack, Packs, Tables};

use crate::output;
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;

/// What a pack's file ends in.
const EXTENSION: &str = "pack";

/// Where the data lies.
#[derive(Clone, Debug)]
pub(crate) struct Library {
    /// Imported packs by id.
    imported: BTreeMap<String, PathBuf>,
}

impl Library {
    /// Looks into the data folder; a folder that does not exist holds nothing.
    pub(crate) fn open(settings: &Settings) -> Result<Self, Failure> {
        let mut imported = BTreeMap::new();
        let Some(folder) = &settings.data_dir else {
            return Ok(Self { imported });
        };
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self { imported }),
            Err(error) => return Err(Failure::unreadable(folder, &error)),
        };
        for entry in entries {
            let path = entry.map_err(|error| Failure::unreadable(folder, &error))?.path();
            let id = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
            if let Some(id) = id.filter(|_| path.extension().is_some_and(|own| own == EXTENSION)) {
                imported.insert(id, path);
            }
        }
        Ok(Self { imported })
    }

    /// All ids, sorted.
    pub(crate) fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = bundled::ids().iter().map(|id| (*id).to_owned()).collect();
        ids.extend(self.imported.keys().cloned());
        ids.sort();
        ids.dedup();
        ids
    }

    /// The pack of an id, without its indices; an imported one wins over a bundled one.
    pub(crate) fn pack(&self, id: &str) -> Option<Result<Pack, Failure>> {
        if let Some(path) = self.imported.get(id) {
            return Some(read_pack(path));
        }
        let parsed = bundled::pack(id)?;
        Some(parsed.map_err(|error| catalogue_failure(&error)))
    }

    /// The pack of an id, ready to be asked.
    pub(crate) fn load(&self, id: &str) -> Option<Result<Arc<LoadedPack>, Failure>> {
        Some(self.pack(id)?.map(|pack| Arc::new(LoadedPack::new(pack))))
    }

    /// Every pack, without indices, in the order of their ids.
    pub(crate) fn all_packs(&self) -> Result<Vec<Pack>, Failure> {
        self.ids().iter().filter_map(|id| self.pack(id)).collect()
    }

    /// The packs that some names mean. Where every name is an id only those packs are read; else all of them are, so
    /// that names in any language are found and unknown ones can be answered with the nearest.
    pub(crate) fn packs_for<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Result<Packs, Failure> {
        let names: Vec<String> = names.into_iter().map(|name| name.trim().to_lowercase()).collect();
        let ids = self.ids();
        let wanted = if names.iter().all(|name| ids.contains(name)) {
            names
        } else {
            ids
        };
        let mut loaded = Vec::new();
        for id in &wanted {
            loaded.extend(self.load(id).transpose()?);
        }
        Ok(Packs::new(loaded, tables()?))
    }

    /// Every pack, ready to be asked.
    pub(crate) fn all(&self) -> Result<Packs, Failure> {
        let ids = self.ids();
        self.packs_for(ids.iter().map(String::as_str))
    }
}

/// Keeps a pack in the data folder and says where.
pub(crate) fn store(pack: &Pack, settings: &Settings) -> Result<PathBuf, Failure> {
    let Some(folder) = &settings.data_dir else {
        return Err(Failure::usage(Said::new(
            "there is no data folder on this system; name one with --data-dir",
            "데이터 폴더를 찾을 수 없습니다. --data-dir로 지정하세요",
        )));
    };
    output::create_data_folder(folder)?;
    let path = folder.join(format!("{}.{EXTENSION}", pack.destination.id));
    output::write_file(&path, &pack.to_bytes())?;
    Ok(path)
}

fn read_pack(path: &Path) -> Result<Pack, Failure> {
    let bytes = output::read_bytes(path)?;
    Pack::from_bytes(&bytes).map_err(|error| {
        let (shown, code) = (path.display(), error.code());
        let message = Said::new(
            format!("{shown}: {error}"),
            format!("{shown} 데이터를 읽을 수 없습니다: {error}"),
        );
        Failure::new(Exit::Usage, code, message)
    })
}

fn tables() -> Result<Tables, Failure> {
    let tables = bundled::tables().map_err(|error| catalogue_failure(&error))?;
    Ok(Tables {
        connections: tables.connections,
        rates: tables.rates,
    })
}

/// The bundled catalogue is tested when the program is built, so that a fault in it is a defect.
fn catalogue_failure(error: &CatalogueError) -> Failure {
    let message = Said::new(
        format!("the bundled data cannot be read: {error}"),
        format!("내장 데이터를 읽을 수 없습니다: {error}"),
    );
    Failure::new(Exit::Internal, error.code(), message)
}
