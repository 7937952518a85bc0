package org.signalbox.app.internal.command;

import java.util.Set;
import java.util.TreeSet;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.app.internal.call.GoFlags;

/**
 * {@code cgr-migrator} as the posts type it. The tables bring themselves up to date at each start,
 * so there is never anything to migrate.
 */
final class CgrMigratorCommand {

  private static final Set<String> SWITCHES =
      Set.of("version", "verbose", "dry_run", "redis_tls", "redis_cluster", "help", "h");

  private static final String[] DATABASE_FLAGS = {"type", "host", "port", "name", "user", "passwd"};

  int run(String[] line) {
    GoFlags flags = GoFlags.parse(line, SWITCHES, valued());
    if (flags.isOn("version")) {
      System.out.println("Signalbox " + SignalboxVersion.text());
      return 0;
    }
    if (flags.isOn("help") || flags.isOn("h")) {
      System.out.println("Usage: cgr-migrator -exec=*set_versions [flags as of cgr-migrator]");
      System.out.println("There is nothing to migrate: every start brings its tables up to date.");
      return 0;
    }
    String task = flags.value("exec").orElse("*set_versions");
    System.out.println(
        task + ": nothing to do, Signalbox brings its tables up to date at every start.");
    return 0;
  }

  private static Set<String> valued() {
    Set<String> flags =
        new TreeSet<>(
            Set.of(
                "exec",
                "config_path",
                "dbdata_encoding",
                "out_dbdata_encoding",
                "mongo_query_timeout",
                "redis_sentinel",
                "redis_cluster_sync",
                "redis_cluster_ondown_delay",
                "redis_client_certificate",
                "redis_client_key",
                "redis_ca_certificate",
                "redis_max_conns",
                "redis_connect_attempts"));
    for (String suffix : DATABASE_FLAGS) {
      for (String database : new String[] {"datadb", "stordb"}) {
        flags.add(database + "_" + suffix);
        flags.add("out_" + database + "_" + suffix);
      }
    }
    flags.add("out_datadb_password");
    flags.add("out_stordb_password");
    return flags;
  }
}
