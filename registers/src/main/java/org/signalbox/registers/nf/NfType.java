package org.signalbox.registers.nf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Type of a network function (TS 29.510 §6.1.6.3.3): one of those of the specification or an
 * operator's own.
 *
 * @param name as sent, for example {@code AMF}; 1 to {@value #LENGTH_MAX} characters out of
 *     letters, digits, {@code _} and {@code -}
 */
public record NfType(String name) implements Comparable<NfType> {

  /** Longest name; the longest of the specification has 16 characters. */
  public static final int LENGTH_MAX = 64;

  private static final Map<String, NfType> KNOWN =
      Stream.of(
              "NRF",
              "UDM",
              "AMF",
              "SMF",
              "AUSF",
              "NEF",
              "PCF",
              "SMSF",
              "NSSF",
              "UDR",
              "LMF",
              "GMLC",
              "5G_EIR",
              "SEPP",
              "UPF",
              "N3IWF",
              "AF",
              "UDSF",
              "BSF",
              "CHF",
              "NWDAF",
              "PCSCF",
              "CBCF",
              "HSS",
              "UCMF",
              "SOR_AF",
              "SPAF",
              "MME",
              "SCSAS",
              "SCEF",
              "SCP",
              "NSSAAF",
              "ICSCF",
              "SCSCF",
              "DRA",
              "IMS_AS",
              "AANF",
              "5G_DDNMF",
              "NSACF",
              "MFAF",
              "EASDF",
              "DCCF",
              "MB_SMF",
              "TSCTSF",
              "ADRF",
              "GBA_BSF",
              "CEF",
              "MB_UPF",
              "NSWOF",
              "PKMF",
              "MNPF",
              "SMS_GMSC",
              "SMS_IWMSC",
              "MBSF",
              "MBSTF",
              "PANF",
              "IP_SM_GW",
              "SMS_ROUTER",
              "DCSF",
              "MRF",
              "MRFP",
              "MF",
              "SLPKMF",
              "RH")
          .collect(Collectors.toUnmodifiableMap(Function.identity(), NfType::new));

  public NfType {
    if (!legal(name)) {
      throw new IllegalArgumentException("not a type of network function: " + name);
    }
  }

  /** Reads a name; empty when its length or one of its characters is not allowed. */
  public static Optional<NfType> parse(String name) {
    NfType known = KNOWN.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return legal(name) ? Optional.of(new NfType(name)) : Optional.empty();
  }

  /** A type by its name. */
  public static NfType of(String name) {
    return parse(name)
        .orElseThrow(() -> new IllegalArgumentException("not a type of network function: " + name));
  }

  /** The types that the specification names. */
  public static Set<NfType> known() {
    return Set.copyOf(KNOWN.values());
  }

  /** Whether the specification names it; otherwise it is an operator's own. */
  public boolean isKnown() {
    return KNOWN.containsKey(name);
  }

  @Override
  public int compareTo(NfType other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean legal(String name) {
    return !name.isEmpty()
        && name.length() <= LENGTH_MAX
        && name.chars()
            .allMatch(c ->
                (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '-');
  }
}
