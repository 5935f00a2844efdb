//! The server's commands: run it, and look after it.

use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use indicatif::HumanBytes;
use platform::World;
use storage::{Db, StorageError};

use crate::cli::{BackupArgs, ConfigCommand, DoctorArgs, MigrateArgs, RestoreArgs, ServeArgs, ServerArgs};
use crate::output;
use crate::report::{Exit, Failure, Said};
use crate::server::backup::{self, BackupError, ExtraFile};
use crate::server::backups::BackupPlace;
use crate::server::config::Config;
use crate::server::folder::{self, DataFolder, SECRET_FILE};
use crate::server::roles::Roles;
use crate::server::{config, doctor, documents, front, house, inside, restore, run};
use crate::settings::Settings;

/// `tripgen serve`.
pub(crate) fn serve(arguments: &ServeArgs, settings: &Settings) -> Result<Exit, Failure> {
    let mut overrides = Vec::new();
    if arguments.port.is_some() || arguments.listen.is_some() {
        let address = arguments.listen.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let port = arguments.port.unwrap_or(USUAL_PORT);
        overrides.push((
            "http.listen".to_owned(),
            SocketAddr::new(address, port).to_string(),
        ));
    }
    let folder = data_folder(settings)?;
    let (_, config) = config::read(&arguments.server, &folder, overrides)?;
    let folder = folder.with_secret_file(config.services.secret_file.as_deref());
    let roles = Roles::of(&arguments.roles);
    let backups = BackupPlace {
        data: folder,
        key_file: arguments.key.key_file.clone(),
        settings: settings.config_dir.clone(),
    };
    let served = if roles.serve_records() {
        on_runtime(run::run(backups, config, roles))?
    } else {
        on_runtime(front::run(&backups.data, config, roles))?
    };
    served.map_err(|error| Failure::new(Exit::Usage, "SERVER_FAILED", Said::same(&format!("{error:#}"))))?;
    Ok(Exit::Good)
}

/// The port that is listened on where only an address is given.
const USUAL_PORT: u16 = 8080;

/// `tripgen migrate`.
pub(crate) fn migrate(arguments: &MigrateArgs, settings: &Settings) -> Result<Exit, Failure> {
    let (folder, config) = prepare(&arguments.server, settings)?;
    on_runtime(async move {
        let db = open(&folder, &config).await?;
        let world = World::system();
        let mut lines = String::new();
        for (owner, migrations) in house::schemas() {
            if !arguments.list {
                db.migrate(owner, migrations, &world)
                    .await
                    .map_err(|error| database(&error))?;
            }
            for state in db.migration_states(owner, migrations).await {
                let mark = if state.applied { "applied" } else { "missing" };
                writeln!(lines, "{mark}  {}/{}", state.owner, state.name)
                    .expect("writing to a string cannot fail");
            }
        }
        db.close().await;
        output::print(&lines)?;
        Ok(Exit::Good)
    })?
}

/// `tripgen backup`.
pub(crate) fn backup(arguments: &BackupArgs, settings: &Settings) -> Result<Exit, Failure> {
    let (folder, config) = prepare(&arguments.server, settings)?;
    let world = World::system();
    let (key_file, key) = backup_key(arguments.key.key_file.as_deref(), settings, true, &world)?;
    let secret = folder
        .secret_bytes()
        .map_err(|error| Failure::unreadable(folder.path(), &error))?;
    let extra = vec![ExtraFile {
        name: SECRET_FILE.to_owned(),
        bytes: secret,
    }];
    on_runtime(async move {
        let db = open(&folder, &config).await?;
        let manifest = backup::write(&db, house::schemas(), &extra, &key, &arguments.out, &world)
            .await
            .map_err(|error| backup_failure(&error))?;
        db.close().await;
        let bytes = std::fs::metadata(&arguments.out).map_or(0, |metadata| metadata.len());
        if settings.json {
            output::print_json(&serde_json::json!({
                "file": arguments.out, "keyFile": key_file, "bytes": bytes, "rows": manifest.rows(),
                "tables": manifest.tables.len(), "createdAt": manifest.created_at,
            }))?;
        } else {
            output::print(&format!(
                "{}: {} rows of {} tables, {}, read back and whole\nkey: {} (keep a copy of it elsewhere)\n",
                arguments.out.display(),
                manifest.rows(),
                manifest.tables.len(),
                HumanBytes(bytes),
                key_file.display(),
            ))?;
        }
        Ok(Exit::Good)
    })?
}

/// `tripgen restore`.
pub(crate) fn restore(arguments: &RestoreArgs, settings: &Settings) -> Result<Exit, Failure> {
    let world = World::system();
    let (_, key) = backup_key(arguments.key.key_file.as_deref(), settings, false, &world)?;
    let mut archive = restore::read(&arguments.file, &key).map_err(|error| backup_failure(&error))?;
    let (folder, config) = prepare(&arguments.server, settings)?;
    on_runtime(async move {
        let db = open(&folder, &config).await?;
        archive
            .restore(&db, house::schemas(), &world)
            .await
            .map_err(|error| backup_failure(&error))?;
        db.close().await;
        if archive.files().iter().any(|name| name == SECRET_FILE) {
            let secret = archive
                .file(SECRET_FILE)
                .map_err(|error| backup_failure(&error))?;
            folder
                .put_secret(&secret)
                .map_err(|error| Failure::unwritable(folder.path(), &error))?;
        }
        output::print(&format!(
            "{}: {} rows of {} tables restored, as of {}\n",
            folder.path().display(),
            archive.manifest.rows(),
            archive.manifest.tables.len(),
            archive.manifest.created_at,
        ))?;
        Ok(Exit::Good)
    })?
}

/// `tripgen doctor`.
pub(crate) fn doctor(arguments: &DoctorArgs, settings: &Settings) -> Result<Exit, Failure> {
    let (folder, config) = prepare(&arguments.server, settings)?;
    on_runtime(async move {
        let findings = doctor::examine(&folder, &config).await;
        let broken = findings.iter().any(|finding| !finding.good);
        if settings.json {
            output::print_json(&findings)?;
        } else {
            let lines: Vec<String> = findings.iter().map(doctor::Finding::line).collect();
            output::print(&lines.concat())?;
        }
        Ok(if broken { Exit::Findings } else { Exit::Good })
    })?
}

/// `tripgen config`.
pub(crate) fn config(command: &ConfigCommand, settings: &Settings) -> Result<Exit, Failure> {
    match command {
        ConfigCommand::Sample => output::print(&config::sample())?,
        ConfigCommand::Check { server } => {
            let folder = data_folder(settings)?;
            let (file, config) = config::read(server, &folder, Vec::new())?;
            inside::checked(&config).map_err(|reason| config::refused(&reason))?;
            let from = file.map_or_else(
                || "defaults and environment".to_owned(),
                |file| file.display().to_string(),
            );
            output::print(&format!("{from}: good\n"))?;
        }
    }
    Ok(Exit::Good)
}

/// `tripgen openapi`.
pub(crate) fn openapi() -> Result<Exit, Failure> {
    let text = on_runtime(documents::of_program())?;
    let text = text
        .map_err(|error| Failure::new(Exit::Internal, "SERVER_FAILED", Said::same(&format!("{error:#}"))))?;
    output::print(&text)?;
    Ok(Exit::Good)
}

/// Opens the database that the settings name.
pub(crate) async fn open(folder: &DataFolder, config: &Config) -> Result<Db, Failure> {
    let url = config
        .database
        .url
        .clone()
        .unwrap_or_else(|| folder.database_url());
    Db::open(&url, &config.database)
        .await
        .map_err(|error| database(&error))
}

pub(super) fn prepare(arguments: &ServerArgs, settings: &Settings) -> Result<(DataFolder, Config), Failure> {
    let folder = data_folder(settings)?;
    let (_, config) = config::read(arguments, &folder, Vec::new())?;
    let folder = folder.with_secret_file(config.services.secret_file.as_deref());
    Ok((folder, config))
}

fn data_folder(settings: &Settings) -> Result<DataFolder, Failure> {
    let Some(path) = &settings.data_dir else {
        return Err(Failure::usage(Said::new(
            "there is no home to put a data folder into; name one with --data-dir",
            "데이터 폴더를 둘 곳이 없습니다. --data-dir로 알려 주세요",
        )));
    };
    DataFolder::open(path).map_err(|error| Failure::unwritable(path, &error))
}

fn backup_key(
    named: Option<&Path>,
    settings: &Settings,
    create: bool,
    world: &World,
) -> Result<(std::path::PathBuf, crate::server::folder::Key), Failure> {
    let Some(home) = named.map(Path::to_owned).or_else(|| settings.config_dir.clone()) else {
        return Err(key_failure("there is no home to look for the key in"));
    };
    folder::backup_key(named, &home, create, world).map_err(|error| key_failure(&error.to_string()))
}

fn key_failure(reason: &str) -> Failure {
    Failure::new(
        Exit::Usage,
        "BACKUP_KEY",
        Said::new(
            format!("the key of the backup cannot be used: {reason}"),
            format!("백업 키를 쓸 수 없습니다: {reason}"),
        ),
    )
    .help(Said::new(
        "name the file with --key-file or TRIPGEN_BACKUP_KEY_FILE",
        "--key-file이나 TRIPGEN_BACKUP_KEY_FILE로 키 파일을 알려 주세요",
    ))
}

fn backup_failure(error: &BackupError) -> Failure {
    let mut text = error.to_string();
    if let BackupError::NotEmpty = error {
        text.push_str("; restore into a fresh data folder");
    }
    Failure::new(Exit::Usage, error.code(), Said::same(&text))
}

fn database(error: &StorageError) -> Failure {
    Failure::new(
        Exit::Usage,
        "DATABASE_FAILED",
        Said::new(
            format!("the database cannot be used: {error}"),
            format!("데이터베이스를 쓸 수 없습니다: {error}"),
        ),
    )
}

/// Runs a task on a runtime of its own.
pub(super) fn on_runtime<T>(task: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_name("tripgen")
        .build()
        .map_err(|error| Failure::new(Exit::Internal, "RUNTIME_FAILED", Said::same(&error.to_string())))?;
    Ok(runtime.block_on(task))
}
