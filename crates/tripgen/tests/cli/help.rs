//! Help and completions.

use crate::run::Desk;

const COMMANDS: [&[&str]; 12] = [
    &[],
    &["plan"],
    &["check"],
    &["explain"],
    &["export"],
    &["completions"],
    &["places"],
    &["places", "list"],
    &["places", "search"],
    &["places", "show"],
    &["places", "near"],
    &["places", "import"],
];

#[test]
fn shows_an_example_and_the_exit_codes_with_every_command() {
    let desk = Desk::new();
    for command in COMMANDS {
        let answer = desk.run(&[command, &["--help"]].concat());
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{command:?}");
        assert!(answer.out.contains("Example"), "{command:?}: {}", answer.out);
        assert!(answer.out.contains("Exit codes:"), "{command:?}");
    }
}

#[test]
fn tells_its_version() {
    let answer = Desk::new().run(&["--version"]);
    assert_eq!(
        (answer.code, answer.out),
        (0, format!("tripgen {}\n", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn completes_for_the_usual_shells() {
    let desk = Desk::new();
    for (shell, sign) in [
        ("bash", "_tripgen()"),
        ("zsh", "#compdef tripgen"),
        ("fish", "complete -c tripgen"),
    ] {
        let answer = desk.run(&["completions", shell]);
        assert_eq!(answer.code, 0);
        assert!(answer.out.contains(sign), "{shell}");
        assert!(answer.out.contains("crosscheck"), "{shell}");
    }
}
