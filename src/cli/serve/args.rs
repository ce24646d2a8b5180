//! The options of `congtruong serve`.

use std::net::IpAddr;

use crate::cli::args::SiteArgs;

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(in crate::cli) struct ServeArgs {
    #[command(flatten)]
    pub site: SiteArgs,
    /// Cổng; nếu không ghi là 1313, hoặc cổng trống kế tiếp
    #[arg(long, value_name = "SỐ", value_parser = port)]
    pub port: Option<u16>,
    /// Địa chỉ để nghe: 0.0.0.0 thì máy khác, điện thoại trong cùng mạng cũng xem được
    #[arg(
        long,
        value_name = "ĐỊA_CHỈ",
        value_parser = network_address,
        default_value = "127.0.0.1",
        hide_default_value = true
    )]
    pub bind: IpAddr,
    /// Địa chỉ của trang, thay cho base_url trong site.yaml
    #[arg(long, value_name = "ĐỊA_CHỈ")]
    pub base_url: Option<String>,
    /// Đưa cả bản nháp và bài hẹn giờ vào trang
    #[arg(long)]
    pub drafts: bool,
    /// Dò thay đổi mỗi giây một lần, cho ổ đĩa mạng không báo thay đổi
    #[arg(long)]
    pub poll: bool,
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "ghi cổng là một số từ 1 đến 65535".to_owned())
}

fn network_address(text: &str) -> Result<IpAddr, String> {
    text.parse().map_err(|_| "ghi địa chỉ bằng số: 127.0.0.1, 0.0.0.0, hoặc địa chỉ của máy này trong mạng".to_owned())
}
