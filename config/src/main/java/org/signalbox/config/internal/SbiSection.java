package org.signalbox.config.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.NrfSecurityConfig;
import org.signalbox.config.NrfSecuritySettings;
import org.signalbox.config.SbiConfig;
import org.signalbox.config.SbiSettings;
import org.signalbox.config.Setting;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Puts the settings of the service-based interfaces together, and tells which contradict. */
public final class SbiSection {

  private final SettingValues values;
  private final List<Problem> problems;

  public SbiSection(SettingValues values, List<Problem> problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Reads them. */
  public SbiConfig read() {
    boolean anonymous = values.value(SbiSettings.ANONYMOUS);
    Optional<Path> authority = values.optional(SbiSettings.TLS_AUTHORITY);
    boolean isLab =
        values.value(NrfSecuritySettings.PROFILE) == NrfSecuritySettings.Profile.OPEN_LAB;
    if (!anonymous && !isLab) {
      refuseOpen(SbiSettings.LISTEN, "sbi.anonymous: true, or sbi.tls.listen in its place");
      if (authority.isEmpty()) {
        refuseOpen(SbiSettings.TLS_LISTEN, "sbi.tls.authority, or sbi.anonymous: true");
      }
    }
    NrfSecurityConfig security = new NrfSecuritySection(values, problems).read();
    return new SbiConfig(
        security.isSecure() ? List.of() : values.value(SbiSettings.LISTEN),
        isDefault(values),
        tls(authority),
        anonymous,
        values.value(SbiSettings.LATE) == SbiSettings.Late.SERVE,
        times(),
        security,
        new SbiConfig.NrfNetworks(
            values.optional(SbiSettings.NETWORKS).orElse(List.of()),
            values.optional(SbiSettings.OTHER_NRFS).orElse(Map.of())));
  }

  /** Whether nobody has chosen where it listens; the file of settings names the defaults too. */
  static boolean isDefault(SettingValues values) {
    Setting<List<ListenAddress>> listen = SbiSettings.LISTEN;
    return values.value(listen).equals(listen.form().decode(listen.text()));
  }

  private void refuseOpen(Setting<List<ListenAddress>> door, String allowedBy) {
    values.value(door).stream()
        .filter(address -> !address.isLoopback())
        .findFirst()
        .ifPresent(open ->
            problems.add(
                new Problem(
                    position(door),
                    door.key() + " " + open + " open to others without certificates",
                    allowedBy)));
  }

  private Optional<SbiConfig.Tls> tls(Optional<Path> authority) {
    List<ListenAddress> listen = values.value(SbiSettings.TLS_LISTEN);
    if (listen.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> certificate = values.optional(SbiSettings.TLS_CERTIFICATE);
    Optional<Path> key = values.optional(SbiSettings.TLS_KEY);
    if (certificate.isEmpty() || key.isEmpty()) {
      problems.add(
          new Problem(
              position(SbiSettings.TLS_LISTEN),
              "TLS without its files",
              "sbi.tls.certificate and sbi.tls.key"));
      return Optional.empty();
    }
    Optional<Path> revoked = values.optional(SbiSettings.TLS_REVOKED);
    if (revoked.isPresent() && authority.isEmpty()) {
      problems.add(
          new Problem(
              position(SbiSettings.TLS_REVOKED),
              "sbi.tls.revoked where clients show no certificates",
              "sbi.tls.authority"));
    }
    return Optional.of(new SbiConfig.Tls(listen, certificate.get(), key.get(), authority, revoked));
  }

  private SbiConfig.NrfTimes times() {
    Duration heartBeat = values.value(SbiSettings.HEART_BEAT);
    if (heartBeat.toSeconds() < 1) {
      problems.add(
          new Problem(
              position(SbiSettings.HEART_BEAT),
              "an interval of " + heartBeat.toMillis() + "ms",
              "1s or more: network functions are told whole seconds"));
    }
    return new SbiConfig.NrfTimes(
        heartBeat,
        values.value(SbiSettings.SUSPEND_AFTER),
        values.value(SbiSettings.REMOVE_AFTER),
        values.value(SbiSettings.SUBSCRIPTIONS));
  }

  private SourcePosition position(Setting<?> setting) {
    return values.position(setting).orElse(new SourcePosition(setting.key(), 1, 1));
  }
}
