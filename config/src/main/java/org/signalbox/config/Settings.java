package org.signalbox.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting. The reader accepts these and no others; {@code config/signalbox.yaml} and {@code
 * docs/configuration.md} are generated from them.
 */
public final class Settings {

  public static final Setting<Path> DATA =
      Setting.of(
          "data",
          ValueForms.PATH,
          "data",
          """
          The folder that holds everything the node keeps. A relative path starts where the
          command was started. --data DIR says the same.\
          """);

  public static final Setting<String> NAME =
      Setting.of(
          "node.name",
          ValueForms.NAME,
          "signalbox",
          "The name of this node, in CoreSv1.Status and on the status page.");

  public static final Setting<String> TENANT =
      Setting.of(
          "node.tenant",
          ValueForms.NAME,
          "cgrates.org",
          "The tenant of a request that names none.");

  public static final Setting<ZoneId> TIME_ZONE =
      Setting.of(
          "node.time-zone",
          ValueForms.ZONE,
          "UTC",
          """
          Where times without an offset are read and tariffs count days and hours, for tenants
          without a time zone of their own. Daylight saving is followed; an offset in a time
          wins.\
          """);

  public static final Setting<ZoneId> TENANT_TIME_ZONE =
      Setting.optional(
          "tenants.<tenant>.time-zone",
          ValueForms.ZONE,
          "Australia/Sydney",
          "The time zone of one tenant.");

  public static final Setting<String> TENANT_NUMBERS =
      Setting.optional(
          "tenants.<tenant>.numbers.<prefix>",
          ValueForms.DIGITS,
          "\"\"",
          """
          How numbers are dialled: the longest dialled prefix found here is replaced, once,
          before a price is looked up. Not set: numbers are taken as they come. For Australia,
          "+": "", "0011": "" and "0": "61" bring +61400000000 and 0400000000 to 61400000000.
          Quote the prefixes.\
          """);

  public static final Setting<Optional<ListenAddress>> RPC_HTTP =
      Setting.of(
          "rpc.http",
          ValueForms.LISTEN,
          "127.0.0.1:2080",
          "JSON-RPC over HTTP, at /jsonrpc. Port 0 picks a free one, off opens none.");

  public static final Setting<Optional<ListenAddress>> RPC_TCP =
      Setting.of(
          "rpc.tcp",
          ValueForms.LISTEN,
          "127.0.0.1:2012",
          """
          JSON-RPC on raw TCP. It knows no credentials, so beyond loopback it needs
          rpc.anonymous: true.\
          """);

  public static final Setting<Boolean> RPC_ANONYMOUS =
      Setting.of(
          "rpc.anonymous",
          ValueForms.FLAG,
          "false",
          """
          Whether a JSON-RPC door beyond loopback may serve callers without credentials. With
          false such a door over HTTP needs rpc.auth.users or rpc.auth.tokens.\
          """);

  public static final Setting<Secret> RPC_USER_PASSWORD =
      Setting.optional(
          "rpc.auth.users.<user>.password",
          ValueForms.SECRET,
          "${SIGNALBOX_BILLING_PASSWORD}",
          """
          A user of JSON-RPC over HTTP and of the console, with HTTP basic authentication. Once
          a user or token is set, every caller over HTTP must show one. The password comes from
          an environment variable, never from this file.\
          """);

  public static final Setting<Path> RPC_USER_PASSWORD_FILE =
      Setting.optional(
          "rpc.auth.users.<user>.password-file",
          ValueForms.PATH,
          "/etc/signalbox/billing.password",
          "The same from a file that holds the password alone.");

  public static final Setting<Secret> RPC_TOKEN =
      Setting.optional(
          "rpc.auth.tokens.<name>.token",
          ValueForms.SECRET,
          "${SIGNALBOX_PORTAL_TOKEN}",
          "A bearer token for the same doors, from an environment variable.");

  public static final Setting<Path> RPC_TOKEN_FILE =
      Setting.optional(
          "rpc.auth.tokens.<name>.token-file",
          ValueForms.PATH,
          "/etc/signalbox/portal.token",
          "The same from a file that holds the token alone.");

  public static final Setting<Long> RPC_REQUEST_SIZE =
      Setting.of(
          "rpc.limits.request-size",
          ValueForms.size(1 << 30),
          "16MB",
          "The largest request; a larger one is refused before it is read.");

  public static final Setting<Integer> RPC_NESTING =
      Setting.of(
          "rpc.limits.nesting",
          ValueForms.count(4, 200),
          "64",
          "The deepest nesting of objects and lists in a request.");

  public static final Setting<Integer> RPC_CONNECTIONS =
      Setting.of(
          "rpc.limits.connections",
          ValueForms.count(1, 1_000_000),
          "20000",
          "Most open connections at each door.");

  public static final Setting<Integer> RPC_IN_FLIGHT =
      Setting.of(
          "rpc.limits.in-flight",
          ValueForms.count(1, 100_000),
          "256",
          "Most requests under way of one TCP connection; it is not read from beyond that.");

  public static final Setting<Integer> RPC_CALLS =
      Setting.of(
          "rpc.limits.calls",
          ValueForms.count(1, 1_000_000),
          "4096",
          """
          Most calls that read or write the database under way at once, of all clients; one more
          is answered MAX_CONCURRENT_RPC_EXCEEDED.\
          """);

  public static final Setting<Duration> RPC_REQUEST_TIMEOUT =
      Setting.of(
          "rpc.limits.request-timeout",
          ValueForms.DURATION,
          "30s",
          "The longest time from the first to the last octet of a request.");

  public static final Setting<Optional<ListenAddress>> CONSOLE_LISTEN =
      Setting.of(
          "console.listen",
          ValueForms.LISTEN,
          "127.0.0.1:8080",
          "The status page at /, /metrics for Prometheus, /health for monitors.");

  public static final Setting<Boolean> CONSOLE_ANONYMOUS =
      Setting.of(
          "console.anonymous",
          ValueForms.FLAG,
          "false",
          """
          Whether the console beyond loopback may serve callers without credentials. With false
          it needs rpc.auth.users or rpc.auth.tokens there.\
          """);

  public static final Setting<String> DIAMETER_IDENTITY =
      Setting.of(
          "diameter.identity",
          ValueForms.HOST_NAME,
          "signalbox.localdomain",
          "The Origin-Host of this node; peers know it by this name.");

  public static final Setting<String> DIAMETER_REALM =
      Setting.of(
          "diameter.realm",
          ValueForms.HOST_NAME,
          "localdomain",
          "The Origin-Realm of this node; requests for this realm are answered here.");

  public static final Setting<Optional<ListenAddress>> DIAMETER_LISTEN =
      Setting.of(
          "diameter.listen",
          ValueForms.LISTEN,
          "127.0.0.1:3868",
          """
          Diameter over TCP: online charging (Ro, Gy) and equipment checks (S13). A peer on loopback
          may connect; one from elsewhere must stand in diameter.peers.\
          """);

  public static final Setting<Optional<ListenAddress>> DIAMETER_TLS =
      Setting.of(
          "diameter.tls",
          ValueForms.LISTEN,
          "off",
          """
          The same over TLS, such as 127.0.0.1:5868; needs diameter.certificate and
          diameter.key.\
          """);

  public static final Setting<Path> DIAMETER_CERTIFICATE =
      Setting.optional(
          "diameter.certificate",
          ValueForms.PATH,
          "/etc/signalbox/diameter.pem",
          "The certificate of this node and those above it, in PEM.");

  public static final Setting<Path> DIAMETER_KEY =
      Setting.optional(
          "diameter.key",
          ValueForms.PATH,
          "/etc/signalbox/diameter.key",
          "Its private key in PEM, without a password.");

  public static final Setting<Path> DIAMETER_AUTHORITIES =
      Setting.optional(
          "diameter.authorities",
          ValueForms.PATH,
          "/etc/signalbox/diameter-ca.pem",
          """
          Certificates that a peer's certificate must lead to, in PEM. Not set: those of the
          system.\
          """);

  public static final Setting<Boolean> DIAMETER_ANONYMOUS =
      Setting.of(
          "diameter.anonymous",
          ValueForms.FLAG,
          "false",
          """
          Whether any peer may connect from beyond loopback. With false only those of
          diameter.peers may; others are refused with 3010.\
          """);

  public static final Setting<Optional<ListenAddress>> DIAMETER_PEER_ADDRESS =
      Setting.optional(
          "diameter.peers.<peer>.address",
          ValueForms.PEER,
          "10.0.0.7:3868",
          """
          A peer that may connect from anywhere, by its Origin-Host. HOST:PORT is where it is
          dialled; accept waits for it to dial.\
          """);

  public static final Setting<Boolean> DIAMETER_PEER_TLS =
      Setting.optional(
          "diameter.peers.<peer>.tls",
          ValueForms.FLAG,
          "true",
          "Whether its connections must be TLS. Not set: they are in clear.");

  public static final Setting<Path> OCS_FILE =
      Setting.optional(
          "ocs.file",
          ValueForms.PATH,
          "config/ocs.yaml",
          """
          Whom a credit-control request charges and what is granted. Not set: what is built in,
          which serves Kamailio and Open5GS as they are.\
          """);

  public static final Setting<StorageConfig.Location> STORAGE_DATABASE =
      Setting.of(
          "storage.database",
          ValueForms.DATABASE,
          "embedded",
          """
          Where tariff plans and CDRs are kept. embedded is the SQLite file signalbox.db in the
          data folder; or a server, as postgresql://127.0.0.1/signalbox or
          mariadb://127.0.0.1/signalbox. MySQL is addressed as mariadb://.\
          """);

  public static final Setting<String> STORAGE_USER =
      Setting.optional(
          "storage.user", ValueForms.NAME, "signalbox", "The user of a database server.");

  public static final Setting<Secret> STORAGE_PASSWORD =
      Setting.optional(
          "storage.password",
          ValueForms.SECRET,
          "${SIGNALBOX_DATABASE_PASSWORD}",
          "The password of that user, from an environment variable.");

  public static final Setting<Path> STORAGE_PASSWORD_FILE =
      Setting.optional(
          "storage.password-file",
          ValueForms.PATH,
          "/etc/signalbox/database.password",
          "The same from a file that holds the password alone.");

  public static final Setting<Integer> STORAGE_READERS =
      Setting.of(
          "storage.readers",
          ValueForms.count(1, 64),
          "4",
          "Connections kept for reading; writing always uses one.");

  public static final Setting<Duration> STORAGE_KEEP_LOG =
      Setting.optional(
          "storage.keep-log",
          ValueForms.DURATION,
          "90d",
          """
          How long the ledger's log is kept in its archive once no start, no projector and no
          history needs it. Not set: for ever. Without the whole log, ledger verify cannot
          execute it from its beginning.\
          """);

  public static final Setting<List<String>> DYNAPREPAID_PLANS =
      Setting.optional(
          "charging.dynaprepaid-plans",
          ValueForms.NAMES,
          "NEWCOMER",
          """
          Action plans that an account joins which a dynaprepaid CDR makes, with ; between them.
          Not set: such an account begins with nothing.\
          """);

  public static final Setting<LoggingConfig.Level> LOGGING_LEVEL =
      Setting.of(
          "logging.level",
          ValueForms.oneOf(LoggingConfig.Level.class),
          "info",
          "How much is logged to standard error.");

  public static final Setting<LoggingConfig.Level> LOGGING_LEVELS =
      Setting.optional(
          "logging.levels.<logger>",
          ValueForms.oneOf(LoggingConfig.Level.class),
          "debug",
          "The level of one package or class, such as org.signalbox.rpc.");

  /** All settings, in the order of the file; settings of one section stand together. */
  public static final List<Setting<?>> ALL =
      joined(
          List.of(
              DATA,
              NAME,
              TENANT,
              TIME_ZONE,
              TENANT_TIME_ZONE,
              TENANT_NUMBERS,
              RPC_HTTP,
              RPC_TCP,
              RPC_ANONYMOUS,
              RPC_USER_PASSWORD,
              RPC_USER_PASSWORD_FILE,
              RPC_TOKEN,
              RPC_TOKEN_FILE,
              RPC_REQUEST_SIZE,
              RPC_NESTING,
              RPC_CONNECTIONS,
              RPC_IN_FLIGHT,
              RPC_CALLS,
              RPC_REQUEST_TIMEOUT,
              CONSOLE_LISTEN,
              CONSOLE_ANONYMOUS,
              DIAMETER_IDENTITY,
              DIAMETER_REALM,
              DIAMETER_LISTEN,
              DIAMETER_TLS,
              DIAMETER_CERTIFICATE,
              DIAMETER_KEY,
              DIAMETER_AUTHORITIES,
              DIAMETER_ANONYMOUS,
              DIAMETER_PEER_ADDRESS,
              DIAMETER_PEER_TLS,
              OCS_FILE),
          joined(
              joined(SbiSettings.ALL, EirSettings.ALL),
              joined(
                  MailSettings.ALL,
                  List.of(
                      STORAGE_DATABASE,
                      STORAGE_USER,
                      STORAGE_PASSWORD,
                      STORAGE_PASSWORD_FILE,
                      STORAGE_READERS,
                      STORAGE_KEEP_LOG,
                      DYNAPREPAID_PLANS,
                      LOGGING_LEVEL,
                      LOGGING_LEVELS))));

  private Settings() {}

  private static List<Setting<?>> joined(List<Setting<?>> first, List<Setting<?>> second) {
    return Stream.<Setting<?>>concat(first.stream(), second.stream()).toList();
  }
}
