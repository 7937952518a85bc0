package org.signalbox.config.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.DiameterConfig;
import org.signalbox.config.Setting;
import org.signalbox.config.Settings;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Puts the settings of the Diameter node together, and tells where TLS lacks its files. */
public final class DiameterSettings {

  private final SettingValues values;
  private final List<Problem> problems;

  public DiameterSettings(SettingValues values, List<Problem> problems) {
    this.values = values;
    this.problems = problems;
  }

  public DiameterConfig read() {
    return new DiameterConfig(
        values.value(Settings.DIAMETER_IDENTITY),
        values.value(Settings.DIAMETER_REALM),
        values.value(Settings.DIAMETER_LISTEN),
        values.value(Settings.DIAMETER_TLS),
        files(),
        values.names(Settings.DIAMETER_PEER_ADDRESS).stream().map(this::peer).toList(),
        values.value(Settings.DIAMETER_ANONYMOUS));
  }

  private DiameterConfig.Peer peer(String identity) {
    return new DiameterConfig.Peer(
        identity,
        values.optional(Settings.DIAMETER_PEER_ADDRESS, identity).orElse(Optional.empty()),
        values.optional(Settings.DIAMETER_PEER_TLS, identity).orElse(false));
  }

  private Optional<DiameterConfig.TlsFiles> files() {
    Optional<Path> certificate = values.optional(Settings.DIAMETER_CERTIFICATE);
    Optional<Path> key = values.optional(Settings.DIAMETER_KEY);
    if (certificate.isPresent() && key.isPresent()) {
      return Optional.of(
          new DiameterConfig.TlsFiles(
              certificate.get(), key.get(), values.optional(Settings.DIAMETER_AUTHORITIES)));
    }
    whatNeedsThem()
        .ifPresent(position ->
            problems.add(
                new Problem(
                    position, "TLS without its files", "diameter.certificate and diameter.key")));
    return Optional.empty();
  }

  /** Where TLS is asked for first. */
  private Optional<SourcePosition> whatNeedsThem() {
    if (values.value(Settings.DIAMETER_TLS).isPresent()) {
      return Optional.of(position(Settings.DIAMETER_TLS));
    }
    return values.names(Settings.DIAMETER_PEER_TLS).stream()
        .filter(peer -> values.optional(Settings.DIAMETER_PEER_TLS, peer).orElse(false))
        .findFirst()
        .map(peer -> position(Settings.DIAMETER_PEER_TLS, peer));
  }

  private SourcePosition position(Setting<?> setting, String... names) {
    return values.position(setting, names).orElse(new SourcePosition(setting.key(), 1, 1));
  }
}
