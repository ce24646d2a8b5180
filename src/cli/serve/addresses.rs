//! Where the site can be seen: the addresses, and a picture of one for a phone's camera.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use crate::diagnostic::Style;
use crate::edge::serve::http::PORT;

/// What is said when the server is ready; `folder` is where the site stands on its host.
pub(super) fn greeting(bound: SocketAddr, folder: &str, style: Style) -> String {
    let page = |host: &str| format!("http://{host}:{}{folder}/", bound.port());
    let ip = bound.ip();
    let here = if ip.is_unspecified() || ip == Ipv4Addr::LOCALHOST { "localhost".to_owned() } else { in_url(ip) };
    let mut text = format!("\nXem trang ở {}\n", page(&here));
    if !ip.is_loopback() {
        match if ip.is_unspecified() { in_the_network() } else { Some(ip) } {
            Some(ip) => {
                let address = page(&in_url(ip));
                text.push_str(&format!(
                    "Từ điện thoại, máy khác trong mạng: {address}\n\n{}\n",
                    picture(&address, style)
                ));
            }
            None => text.push_str("Máy chưa vào mạng nào nên máy khác chưa xem được.\n"),
        }
    }
    text + "Sửa tệp rồi lưu, trình duyệt tự cập nhật. Dừng: Ctrl-C.\n"
}

/// What is said when the usual port is taken.
pub(super) fn elsewhere(port: u16) -> String {
    format!(
        "lưu ý: Cổng {PORT} đang có chương trình khác dùng, trang sẽ ở cổng {port}. \
         Nếu đó là lần chạy trước còn mở thì đóng cửa sổ ấy lại."
    )
}

fn in_url(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// The address that others in the network reach this machine at: the one from which it would itself reach the world.
/// Nothing is sent for this.
fn in_the_network() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address kept for documents, which is nobody's.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

/// A QR code in characters, its light parts drawn and its dark ones left to the ground, which is told to be dark where
/// colours may be used: cameras read it badly the other way round. Empty for an address that is too long for one.
fn picture(address: &str, style: Style) -> String {
    let Ok(code) = QrCode::new(address) else { return String::new() };
    let drawn = code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build();
    match style {
        Style::Plain => drawn,
        Style::Colour => drawn.lines().map(|line| format!("\x1b[97;40m{line}\x1b[0m\n")).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_has_the_port_and_the_folder_of_the_site() {
        let greeting = |bound: &str, folder| greeting(bound.parse().unwrap(), folder, Style::Plain);
        assert!(greeting("127.0.0.1:1313", "/truong").contains("http://localhost:1313/truong/\n"));
        assert!(!greeting("127.0.0.1:1313", "").contains("Từ điện thoại"));
        let text = greeting("10.1.2.3:80", "");
        assert!(text.contains("http://10.1.2.3:80/\n"), "{text}");
        let picture: Vec<&str> = text.lines().filter(|line| line.contains('█')).collect();
        assert!(picture[0].chars().all(|c| c == '█'), "the margin is light: {text}");
        assert!(greeting("[::1]:9", "").contains("http://[::1]:9/"));
    }
}
