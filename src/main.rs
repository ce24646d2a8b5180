//! The command `congtruong`; see the library for everything it does.

/// All cores build pages at once, and each page is many small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    congtruong::cli::main()
}
