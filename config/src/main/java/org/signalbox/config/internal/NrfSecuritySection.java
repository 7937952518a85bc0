package org.signalbox.config.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.signalbox.config.NrfSecurityConfig;
import org.signalbox.config.NrfSecuritySettings;
import org.signalbox.config.SbiSettings;
import org.signalbox.config.Setting;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Puts together who may do what at the NRF, and tells which settings contradict. */
final class NrfSecuritySection {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final SettingValues values;
  private final List<Problem> problems;

  NrfSecuritySection(SettingValues values, List<Problem> problems) {
    this.values = values;
    this.problems = problems;
  }

  NrfSecurityConfig read() {
    return new NrfSecurityConfig(
        isSecure(),
        types(),
        values.optional(NrfSecuritySettings.ANYWHERE).orElse(List.of()),
        values.value(NrfSecuritySettings.SENSITIVE),
        values.value(NrfSecuritySettings.READERS),
        services(),
        new NrfSecurityConfig.Rate(
            values.value(NrfSecuritySettings.REQUESTS), values.value(NrfSecuritySettings.BURST)),
        values.optional(NrfSecuritySettings.WEBHOOK),
        tokens());
  }

  private boolean isSecure() {
    boolean hasAuthority = values.optional(SbiSettings.TLS_AUTHORITY).isPresent();
    boolean hasTls = hasAuthority && !values.value(SbiSettings.TLS_LISTEN).isEmpty();
    NrfSecuritySettings.Profile profile = values.value(NrfSecuritySettings.PROFILE);
    if (profile == NrfSecuritySettings.Profile.SECURE && !hasTls) {
      refuse(
          NrfSecuritySettings.PROFILE,
          "secure without certificates of clients",
          "sbi.tls.listen and sbi.tls.authority");
    }
    boolean isSecure =
        profile == NrfSecuritySettings.Profile.SECURE
            || (profile == NrfSecuritySettings.Profile.AUTO && hasTls);
    if (isSecure && isClearWanted()) {
      refuse(
          SbiSettings.LISTEN,
          "a listener without TLS beside the profile secure",
          "off, or sbi.security.profile: open-lab");
    }
    return isSecure;
  }

  private boolean isClearWanted() {
    return !SbiSection.isDefault(values) && !values.value(SbiSettings.LISTEN).isEmpty();
  }

  private Map<String, NrfSecurityConfig.TypeRules> types() {
    Set<String> names = new LinkedHashSet<>(values.names(NrfSecuritySettings.TYPE_INSTANCES));
    names.addAll(values.names(NrfSecuritySettings.TYPE_ADDRESSES));
    Map<String, NrfSecurityConfig.TypeRules> types = new LinkedHashMap<>();
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
        refuse(NrfSecuritySettings.TYPE_INSTANCES, "the type \"" + name + "\"", "one such as UDR");
        continue;
      }
      types.put(
          name,
          new NrfSecurityConfig.TypeRules(
              values.optional(NrfSecuritySettings.TYPE_INSTANCES, name).orElse(List.of()),
              values.optional(NrfSecuritySettings.TYPE_ADDRESSES, name).orElse(List.of())));
    }
    return types;
  }

  private Map<String, List<String>> services() {
    Map<String, List<String>> services = new LinkedHashMap<>();
    for (String beginning : values.names(NrfSecuritySettings.SERVICES)) {
      values
          .optional(NrfSecuritySettings.SERVICES, beginning)
          .ifPresent(types -> services.put(beginning, types));
    }
    return services;
  }

  private NrfSecurityConfig.Tokens tokens() {
    Duration life = values.value(NrfSecuritySettings.TOKEN_LIFE);
    if (life.toSeconds() < 1 || life.compareTo(A_DAY) > 0) {
      refuse(NrfSecuritySettings.TOKEN_LIFE, "a life of " + life.toSeconds() + "s", "1s to 1d");
    }
    Duration rotation = values.value(NrfSecuritySettings.TOKEN_ROTATION);
    if (rotation.compareTo(A_DAY) <= 0) {
      refuse(
          NrfSecuritySettings.TOKEN_ROTATION,
          "a key that signs for " + rotation.toSeconds() + "s",
          "more than 1d");
    }
    return new NrfSecurityConfig.Tokens(
        life, values.value(NrfSecuritySettings.TOKEN_ALGORITHM), rotation);
  }

  private void refuse(Setting<?> setting, String found, String expected) {
    SourcePosition position =
        values.position(setting).orElse(new SourcePosition(setting.key(), 1, 1));
    problems.add(new Problem(position, found, expected));
  }
}
