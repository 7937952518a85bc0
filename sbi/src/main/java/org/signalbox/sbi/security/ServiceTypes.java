package org.signalbox.sbi.security;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.NfType;

/**
 * Which types of network functions offer which services. Consumers look for services by name and
 * take whoever offers one, so that a name belongs to a type. Immutable.
 *
 * @param byBeginning types by the beginning of the names of their services, in lower case; the
 *     longest one counts, and a name that none begins may be offered by everyone
 */
public record ServiceTypes(Map<String, Set<NfType>> byBeginning) {

  /** What the names of TS 29.510 §6.1.6.3.11 begin with; {@code n32c-} is Open5GS's own. */
  public static final ServiceTypes SPECIFIED =
      new ServiceTypes(
          Map.ofEntries(
              owned("nnrf-", "NRF"),
              owned("nudm-", "UDM"),
              owned("nudr-", "UDR"),
              owned("nausf-", "AUSF"),
              owned("namf-", "AMF"),
              owned("nsmf-", "SMF"),
              owned("npcf-", "PCF"),
              owned("nnef-", "NEF"),
              owned("3gpp-", "NEF", "SCEF"),
              owned("nsmsf-", "SMSF"),
              owned("nnssf-", "NSSF"),
              owned("nlmf-", "LMF"),
              owned("ngmlc-", "GMLC"),
              owned("n5g-eir-", "5G_EIR"),
              owned("nbsf-", "BSF"),
              owned("nchf-", "CHF"),
              owned("nnwdaf-", "NWDAF"),
              owned("nucmf-", "UCMF"),
              owned("nhss-", "HSS"),
              owned("nsepp-", "SEPP"),
              owned("n32c-", "SEPP"),
              owned("nsoraf-", "SOR_AF"),
              owned("nspaf-", "SPAF"),
              owned("nudsf-", "UDSF"),
              owned("nnssaaf-", "NSSAAF"),
              owned("naanf-", "AANF"),
              owned("naf-", "AF"),
              owned("n5gddnmf-", "5G_DDNMF"),
              owned("nmfaf-", "MFAF"),
              owned("neasdf-", "EASDF"),
              owned("ndccf-", "DCCF"),
              owned("nnsacf-", "NSACF"),
              owned("nmbsmf-", "MB_SMF"),
              owned("nmbsf-", "MBSF"),
              owned("nmbstf-", "MBSTF"),
              owned("nadrf-", "ADRF"),
              owned("nbsp-", "GBA_BSF"),
              owned("ntsctsf-", "TSCTSF"),
              owned("npkmf-", "PKMF"),
              owned("nslpkmf-", "SLPKMF"),
              owned("npanf-", "PANF"),
              owned("nmnpf-", "MNPF"),
              owned("niwmsc-", "SMS_IWMSC"),
              owned("nipsmgw-", "IP_SM_GW"),
              owned("nrouter-", "SMS_ROUTER"),
              owned("nupf-", "UPF"),
              owned("ndcsf-", "DCSF"),
              owned("nimsas-", "IMS_AS"),
              owned("nmf-", "MF")));

  public ServiceTypes {
    Map<String, Set<NfType>> copy = new HashMap<>();
    byBeginning.forEach(
        (beginning, types) -> copy.put(beginning.toLowerCase(Locale.ROOT), Set.copyOf(types)));
    byBeginning = Map.copyOf(copy);
  }

  private static Map.Entry<String, Set<NfType>> owned(String beginning, String... types) {
    return Map.entry(beginning, Set.of(types).stream().map(NfType::of).collect(Collectors.toSet()));
  }

  /** These, and what an operator says beside them or instead. */
  public ServiceTypes with(Map<String, Set<NfType>> said) {
    Map<String, Set<NfType>> all = new HashMap<>(byBeginning);
    new ServiceTypes(said).byBeginning.forEach(all::put);
    return new ServiceTypes(all);
  }

  /** Whether a network function of a type may offer a service. */
  boolean allows(NfType type, String service) {
    String name = service.toLowerCase(Locale.ROOT);
    return byBeginning.keySet().stream()
        .filter(name::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(byBeginning::get)
        .map(types -> types.contains(type))
        .orElse(true);
  }
}
