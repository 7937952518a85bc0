package org.signalbox.bench.dra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The freeDiameter files of one relay; the daemon and Signalbox get the same.
 *
 * @param folder that holds them
 * @param address where the relay listens, in clear or by TLS as its clients connect
 */
record RelayFiles(Path folder, InetSocketAddress address) {

  private static final int WATCHDOG_SECONDS = 30;
  private static final String MAIN_FILE = "freeDiameter.conf";
  private static final String ROUTES = "dra.yaml";

  /** Writes them; the certificates stand in their folder already. */
  static RelayFiles write(Path folder, RelaySetup setup, InetAddress host, Path certificates)
      throws IOException {
    Files.createDirectories(folder);
    InetSocketAddress address = new InetSocketAddress(host, freePort(host));
    int other = setup.tls() ? freePort(host) : 0;
    int clear = setup.tls() ? other : address.getPort();
    int secure = setup.tls() ? address.getPort() : 0;
    String key = certificates.resolve(BenchMessages.RELAY).toString();
    List<String> main = new ArrayList<>();
    main.add("Identity = \"" + BenchMessages.RELAY + "\";");
    main.add("Realm = \"" + BenchMessages.RELAY_REALM + "\";");
    main.add("ListenOn = \"" + host.getHostAddress() + "\";");
    main.add("Port = " + clear + ";");
    main.add("SecPort = " + secure + ";");
    main.add("No_SCTP;");
    main.add("No_IPv6;");
    main.add("TwTimer = " + WATCHDOG_SECONDS + ";");
    main.add("TLS_Cred = \"" + key + ".cert.pem\", \"" + key + ".key.pem\";");
    main.add("TLS_CA = \"" + certificates.resolve("ca.pem") + "\";");
    extension(main, folder.resolve("acl_wl"), List.of(whitelist(setup)));
    if (!setup.rules().scores().isEmpty()) {
      extension(main, folder.resolve("rt_default"), setup.rules().scores());
    }
    if (!setup.rules().patterns().isEmpty()) {
      extension(main, folder.resolve("rt_ereg"), setup.rules().patterns());
    }
    Files.write(folder.resolve(MAIN_FILE), main);
    if (setup.rules().routes().isPresent()) {
      RuleSet.RouteLines routes = setup.rules().routes().get();
      Files.write(folder.resolve(ROUTES), routingFile(address, routes.yaml()));
      Files.write(folder.resolve("numbers.csv"), routes.numbers());
    }
    return new RelayFiles(folder, address);
  }

  private static List<String> routingFile(InetSocketAddress address, List<String> routes) {
    List<String> lines = new ArrayList<>();
    lines.add("node:");
    lines.add("  identity: " + BenchMessages.RELAY);
    lines.add("  realm: " + BenchMessages.RELAY_REALM);
    lines.add(
        "  listen: [{address: %s, port: %d}]"
            .formatted(address.getAddress().getHostAddress(), address.getPort()));
    lines.add(
        "accept: [{identity: \"*.%s\"}, {identity: \"*.%s\"}]"
            .formatted(BenchMessages.CLIENT_REALM, BenchMessages.SERVER_REALM));
    lines.addAll(routes);
    return lines;
  }

  private static String whitelist(RelaySetup setup) {
    return (setup.tls() ? "" : "ALLOW_IPSEC ")
        + ("*." + BenchMessages.CLIENT_REALM)
        + (" *." + BenchMessages.SERVER_REALM);
  }

  private static void extension(List<String> main, Path file, List<String> lines)
      throws IOException {
    Files.write(file.resolveSibling(file.getFileName() + ".conf"), lines);
    main.add("LoadExtension = \"" + file.getFileName() + ".fdx\" : \"" + file + ".conf\";");
  }

  Path mainFile() {
    return folder.resolve(MAIN_FILE);
  }

  /** How the agent is told which file it runs under. */
  List<String> agentOptions() {
    Path routes = folder.resolve(ROUTES);
    return Files.exists(routes)
        ? List.of("--routes", routes.toString())
        : List.of("--freediameter", mainFile().toString());
  }

  private static int freePort(InetAddress host) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, host)) {
      return socket.getLocalPort();
    }
  }
}
