package org.signalbox.app.internal.node;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.config.AddressPrefix;
import org.signalbox.config.NrfSecurityConfig;
import org.signalbox.config.SbiConfig;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfType;
import org.signalbox.sbi.security.AddressRange;
import org.signalbox.sbi.security.AlarmPort;
import org.signalbox.sbi.security.SecureGuard;
import org.signalbox.sbi.security.SecurityPolicy;
import org.signalbox.sbi.security.ServiceTypes;

/** Makes the guard of the settings. */
final class NodeSecurity {

  private NodeSecurity() {}

  /** The guard; empty in the open lab, where everybody may do everything. */
  static Optional<SecureGuard> guard(
      SbiConfig settings, NfRegister register, Surroundings surroundings) {
    NrfSecurityConfig config = settings.security();
    if (!config.isSecure()) {
      return Optional.empty();
    }
    return Optional.of(
        new SecureGuard(
            register,
            policy(config, NodeNetworks.discovery(settings.networks()).own()),
            new SecureGuard.Surroundings(surroundings.clock(), surroundings.alarms())));
  }

  /** What the guard meets outside. */
  record Surroundings(InstantSource clock, AlarmPort alarms) {}

  private static SecurityPolicy policy(NrfSecurityConfig config, Set<NetworkId> networks) {
    Map<NfType, Set<NfInstanceId>> holders = new HashMap<>();
    Map<NfType, List<AddressRange>> addresses = new HashMap<>();
    config
        .types()
        .forEach((name, rules) -> {
          NfType type = NfType.of(name);
          holders.put(
              type, rules.instances().stream().map(NfInstanceId::new).collect(Collectors.toSet()));
          if (!rules.addresses().isEmpty()) {
            addresses.put(type, ranges(rules.addresses()));
          }
        });
    return new SecurityPolicy(
        holders,
        addresses,
        ranges(config.anywhere()),
        types(config.sensitive()),
        types(config.readers()),
        new SecurityPolicy.RequestRate(config.rate().perSecond(), config.rate().burst()),
        networks,
        services(config));
  }

  private static ServiceTypes services(NrfSecurityConfig config) {
    Map<String, Set<NfType>> said = new HashMap<>();
    config.services().forEach((beginning, types) -> said.put(beginning, types(types)));
    return ServiceTypes.SPECIFIED.with(said);
  }

  private static List<AddressRange> ranges(List<AddressPrefix> prefixes) {
    return prefixes.stream()
        .map(prefix -> AddressRange.parse(prefix.text()).orElseThrow())
        .toList();
  }

  private static Set<NfType> types(List<String> names) {
    Set<NfType> types = new HashSet<>();
    names.forEach(name -> types.add(NfType.of(name)));
    return types;
  }
}
