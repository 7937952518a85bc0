package org.signalbox.app.internal.node;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.signalbox.charging.outbox.mail.MailServer;
import org.signalbox.config.AuthConfig;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.MailConfig;
import org.signalbox.config.RpcConfig;
import org.signalbox.config.Secret;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.config.StorageConfig;
import org.signalbox.console.ConsoleServerConfig;
import org.signalbox.rpc.RpcAuthentication;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcServerConfig;
import org.signalbox.sql.DatabaseConfig;

/** What each part is told of the settings, in its own terms. */
public final class PartConfigs {

  private PartConfigs() {}

  /** Which database to open. */
  public static DatabaseConfig database(StorageConfig storage, Path file) {
    return switch (storage.location()) {
      case StorageConfig.Embedded _ -> new DatabaseConfig.Embedded(file, storage.readers());
      case StorageConfig.Server server ->
          new DatabaseConfig.Server(
              server.jdbcUrl(),
              storage.user().orElse(""),
              storage.password().map(Secret::reveal).orElse(""),
              storage.readers());
    };
  }

  /** Where the JSON-RPC doors are and whom they serve. */
  public static RpcServerConfig rpc(RpcConfig rpc) {
    RpcConfig.Limits limits = rpc.limits();
    return new RpcServerConfig(
        rpc.http().map(ListenAddress::socketAddress),
        rpc.tcp().map(ListenAddress::socketAddress),
        new RpcLimits(
            Math.toIntExact(limits.requestOctets()),
            limits.nesting(),
            limits.connections(),
            limits.inFlight(),
            limits.calls(),
            limits.requestTimeout()),
        new RpcAuthentication(rpc.auth().anonymous(), users(rpc.auth()), tokens(rpc.auth())));
  }

  /** Which server takes mails. */
  public static MailServer mail(MailConfig mail) {
    MailServer.Tls tls =
        switch (mail.tls()) {
          case OFF -> MailServer.Tls.OFF;
          case OFFERED -> MailServer.Tls.OFFERED;
          case REQUIRED -> MailServer.Tls.REQUIRED;
          case IMMEDIATE -> MailServer.Tls.IMMEDIATE;
        };
    return new MailServer(
        mail.server().host(),
        mail.server().port(),
        mail.from(),
        mail.user()
            .map(
                user -> new MailServer.Login(user, mail.password().map(Secret::reveal).orElse(""))),
        tls);
  }

  /** Where the console is and whom it serves. */
  public static ConsoleServerConfig console(SignalboxConfig config, ListenAddress address) {
    AuthConfig auth = config.rpc().auth();
    return new ConsoleServerConfig(
        address.socketAddress(), config.console().anonymous(), users(auth), tokens(auth));
  }

  private static Map<String, String> users(AuthConfig auth) {
    Map<String, String> users = new HashMap<>();
    auth.users().forEach((name, password) -> users.put(name, password.reveal()));
    return users;
  }

  private static Set<String> tokens(AuthConfig auth) {
    Set<String> tokens = new HashSet<>();
    auth.tokens().values().forEach(token -> tokens.add(token.reveal()));
    return tokens;
  }
}
