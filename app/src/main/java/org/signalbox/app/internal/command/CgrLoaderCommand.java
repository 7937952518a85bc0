package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.app.DataFolder;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.GoFlags;
import org.signalbox.app.internal.call.HttpRpcCaller;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.call.TcpRpcCaller;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code cgr-loader} as the posts type it. Flags that name the reference's own databases are taken
 * and have no use here; the folder goes to the node that runs on the data folder, to the one that
 * {@code -caches_address} names, or straight into the data folder.
 */
final class CgrLoaderCommand {

  private static final Set<String> SWITCHES =
      Set.of(
          "version",
          "verbose",
          "dry_run",
          "to_stordb",
          "from_stordb",
          "flush_stordb",
          "remove",
          "disable_reverse_mappings",
          "print_config",
          "redis_tls",
          "redis_cluster",
          "stats",
          "validate",
          "help",
          "h");

  private static final String DEFAULT_PLAN = "cgrates.org";

  int run(String[] line) {
    GoFlags flags = GoFlags.parse(line, SWITCHES, valued());
    Terminal terminal = Terminal.standard();
    if (flags.isOn("version")) {
      terminal.line("Signalbox " + SignalboxVersion.text());
      return 0;
    }
    if (flags.isOn("help") || flags.isOn("h")) {
      terminal.line(
          "Usage: cgr-loader -path=FOLDER [-tpid=ID] [-to_stordb] [-from_stordb] [-dry_run]"
              + " [-remove] [-verbose]");
      return 0;
    }
    if (!flags.arguments().isEmpty()) {
      throw new OperatorFault(
          "found \"" + flags.arguments().getFirst() + "\", expected flags such as -path=FOLDER");
    }
    SignalboxConfig config = config();
    Optional<String> address = address(flags, config);
    if (flags.isOn("from_stordb")) {
      return fromPlan(flags, needed(address), terminal);
    }
    return fromFolder(flags, config, address, terminal);
  }

  private static int fromFolder(
      GoFlags flags, SignalboxConfig config, Optional<String> address, Terminal terminal) {
    Path folder = Path.of(flags.value("path").orElse("./"));
    if (flags.isOn("remove")) {
      try (RpcCaller caller = open(needed(address))) {
        ObjectNode parameters = CallJson.object();
        parameters.put("FolderPath", folder.toAbsolutePath().normalize().toString());
        parameters.put("DryRun", flags.isOn("dry_run"));
        caller.call("APIerSv1.RemoveTPFromFolder", parameters);
        terminal.line(terminal.green("OK") + ", taken out of force");
      }
      return 0;
    }
    Optional<String> atRest =
        flags.isOn("to_stordb")
            ? Optional.of(flags.value("tpid").orElse(DEFAULT_PLAN))
            : Optional.empty();
    FolderLoad load = new FolderLoad(folder, atRest, flags.isOn("dry_run"));
    if (address.isPresent()) {
      try (RpcCaller caller = open(address.get())) {
        if (flags.isOn("flush_stordb") && atRest.isPresent() && !flags.isOn("dry_run")) {
          flush(caller, atRest.get());
        }
        load.through(caller, config, terminal);
      }
    } else {
      load.offline(config, terminal);
    }
    return 0;
  }

  /** Removes a plan at rest before it is stored again. */
  private static void flush(RpcCaller caller, String tpid) {
    ObjectNode parameters = CallJson.object();
    parameters.put("TPid", tpid);
    caller.call("APIerSv1.RemTP", parameters);
  }

  private static int fromPlan(GoFlags flags, String address, Terminal terminal) {
    ObjectNode parameters = CallJson.object();
    parameters.put("TPid", flags.value("tpid").orElse(DEFAULT_PLAN));
    parameters.put("DryRun", flags.isOn("dry_run"));
    try (RpcCaller caller = open(address)) {
      caller.call("APIerSv1.LoadTariffPlanFromStorDb", parameters);
      terminal.line(terminal.green("OK"));
    }
    return 0;
  }

  private static SignalboxConfig config() {
    return ConfigReader.read(
        new ConfigSource(
            new NodeOptions().effectiveFile(),
            java.util.List.of(),
            name -> Optional.ofNullable(System.getenv(name))));
  }

  /** The node named, or the one that runs on the data folder. */
  private static Optional<String> address(GoFlags flags, SignalboxConfig config) {
    return flags
        .value("caches_address")
        .or(() -> flags.value("rals_address"))
        .filter(text -> text.matches(".+:[0-9]+"))
        .or(() ->
            Optional.ofNullable(DataFolder.listeners(config.data()).get("rpc.http"))
                .map(http -> "http:" + http));
  }

  /** Flags carry addresses of raw TCP; the data folder says where HTTP is. */
  private static RpcCaller open(String address) {
    return address.startsWith("http:")
        ? new HttpRpcCaller(address.substring("http:".length()), Optional.empty())
        : TcpRpcCaller.connect(address);
  }

  private static String needed(Optional<String> address) {
    return address.orElseThrow(
        () -> new OperatorFault("this needs a running node: start one with ./signalbox start"));
  }

  private static Set<String> valued() {
    Set<String> flags =
        new TreeSet<>(
            Arrays.asList(
                "path",
                "tpid",
                "config_path",
                "field_sep",
                "import_id",
                "timezone",
                "api_key",
                "route_id",
                "tenant",
                "caching",
                "caching_delay",
                "caches_address",
                "scheduler_address",
                "rals_address",
                "rpc_encoding",
                "dbdata_encoding",
                "recursion",
                "mongoQueryTimeout",
                "mongo_query_timeout",
                "mongoConnScheme"));
    for (String suffix : new String[] {"type", "host", "port", "name", "user", "passwd"}) {
      flags.add("datadb_" + suffix);
      flags.add("stordb_" + suffix);
    }
    for (String redis :
        new String[] {
          "sentinel",
          "cluster_sync",
          "cluster_ondown_delay",
          "connect_timeout",
          "read_timeout",
          "write_timeout",
          "max_conns",
          "connect_attempts",
          "client_certificate",
          "client_key",
          "ca_certificate"
        }) {
      flags.add("redis_" + redis);
    }
    return flags;
  }
}
