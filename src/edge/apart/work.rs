//! The life of a child: it takes orders and answers them, until nobody has any more or a limit ends it.

use std::io::{self, BufReader, BufWriter, Write};
use std::thread;

use super::message::{self, Message};
use crate::edge::system;
use crate::theme::Bench;

/// How much stack a rendering may take. The program itself has more, so that what ends here ends there.
const STACK: usize = 1 << 20;
/// How much memory a child may ask for. The program renders as many pages at once as there are processors.
const MEMORY: u64 = 384 << 20;
/// How many seconds it may compute in its whole life: a child that nobody waits for any more must end, too. Where the
/// system has no such limits, only its parent's patience ends it.
const SECONDS: u64 = 60;

/// Takes orders from standard input and answers on standard output.
///
/// # Errors
/// When it can't read, can't write, or can't limit itself.
pub fn work() -> io::Result<()> {
    system::limit(MEMORY, SECONDS)?;
    let bench = thread::Builder::new().stack_size(STACK).spawn(take_orders)?;
    bench.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
}

fn take_orders() -> io::Result<()> {
    let (mut orders, mut answers) = (BufReader::new(io::stdin()), BufWriter::new(io::stdout()));
    let mut bench = None;
    while let Ok(bytes) = message::read(&mut orders) {
        match (postcard::from_bytes(&bytes).map_err(io::Error::other)?, &mut bench) {
            (Message::Templates(templates), _) => bench = Bench::new(templates),
            (Message::Common(name, common), Some(bench)) => bench.take(name, common),
            (Message::Order(common, order), Some(bench)) => {
                message::write(&mut answers, &bench.carry_out(common, &order))?;
                answers.flush()?;
            }
            (_, None) => return Err(io::ErrorKind::InvalidInput.into()),
        }
    }
    Ok(())
}
