package org.signalbox.config.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.config.AuthConfig;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.Setting;
import org.signalbox.config.Settings;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** No door beyond loopback serves callers it does not know, unless a setting says that it may. */
public final class ExposureRule {

  private final SettingValues values;
  private final List<Problem> problems;

  public ExposureRule(SettingValues values, List<Problem> problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Adds a problem for each door that stands open. */
  public void check(AuthConfig auth, boolean consoleAnonymous) {
    if (!auth.anonymous()) {
      // Raw TCP has no place for credentials, so only the explicit permission opens it.
      refuse(Settings.RPC_TCP, "rpc.anonymous: true, or a loopback address such as 127.0.0.1:2012");
    }
    if (!auth.anonymous() && !auth.hasCredentials()) {
      refuse(Settings.RPC_HTTP, "rpc.auth.users or rpc.auth.tokens, or rpc.anonymous: true");
    }
    if (!consoleAnonymous && !auth.hasCredentials()) {
      refuse(
          Settings.CONSOLE_LISTEN, "rpc.auth.users or rpc.auth.tokens, or console.anonymous: true");
    }
  }

  private void refuse(Setting<Optional<ListenAddress>> door, String allowedBy) {
    Optional<ListenAddress> outside = values.value(door).filter(address -> !address.isLoopback());
    if (outside.isPresent()) {
      problems.add(
          new Problem(
              values.position(door).orElse(new SourcePosition(door.key(), 1, 1)),
              door.key() + " " + outside.get() + " open to others without authentication",
              allowedBy));
    }
  }
}
