//! The command `congtruong`; see the library for everything it does.

fn main() -> std::process::ExitCode {
    congtruong::cli::main()
}
