package org.signalbox.sbi.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfType;

/**
 * What an operator has said about network functions.
 *
 * @param holders which instances may be of a type although their certificate does not say so
 * @param addresses where network functions of a type, and everyone, may be; a type that is not
 *     named may be wherever everyone may
 * @param anywhere where everyone may be; empty for wherever they like
 * @param sensitive types of which a new instance raises an alarm
 * @param readers types that may read every profile, and ask on behalf of others
 * @param rate how many requests a client may send
 * @param networks of this NRF, to which belongs who registers no network
 * @param services which types offer which services
 */
public record SecurityPolicy(
    Map<NfType, Set<NfInstanceId>> holders,
    Map<NfType, List<AddressRange>> addresses,
    List<AddressRange> anywhere,
    Set<NfType> sensitive,
    Set<NfType> readers,
    RequestRate rate,
    Set<NetworkId> networks,
    ServiceTypes services) {

  /** Types that hold the secrets of subscribers, or let others in. */
  public static final Set<NfType> USUALLY_SENSITIVE =
      Set.of(
          NfType.of("UDR"),
          NfType.of("UDM"),
          NfType.of("AUSF"),
          NfType.of("HSS"),
          NfType.of("SEPP"),
          NfType.of("NRF"),
          NfType.of("UPF"));

  /** Types that stand between others. */
  public static final Set<NfType> USUALLY_READERS =
      Set.of(NfType.of("SCP"), NfType.of("SEPP"), NfType.of("NRF"));

  /** A policy of nobody's own. */
  public static final SecurityPolicy USUAL =
      new SecurityPolicy(
          Map.of(),
          Map.of(),
          List.of(),
          USUALLY_SENSITIVE,
          USUALLY_READERS,
          RequestRate.USUAL,
          Set.of(),
          ServiceTypes.SPECIFIED);

  /**
   * Requests of one client.
   *
   * @param perSecond in the long run, at least 1
   * @param burst at once, at least 1
   */
  public record RequestRate(int perSecond, int burst) {

    /** Enough for an SCP that starts with everything behind it. */
    public static final RequestRate USUAL = new RequestRate(200, 1_000);

    public RequestRate {
      if (perSecond < 1 || burst < 1) {
        throw new IllegalArgumentException("a rate below one");
      }
    }
  }

  public SecurityPolicy {
    holders = Map.copyOf(holders);
    addresses = Map.copyOf(addresses);
    anywhere = List.copyOf(anywhere);
    sensitive = Set.copyOf(sensitive);
    readers = Set.copyOf(readers);
    networks = Set.copyOf(networks);
  }

  /** Whether an instance is one of the type by the operator's word. */
  boolean isHolder(NfInstanceId id, NfType type) {
    return holders.getOrDefault(type, Set.of()).contains(id);
  }

  /** Whether it is told where network functions of a type may be. */
  boolean isBound(NfType type) {
    return !ranges(type).isEmpty();
  }

  private List<AddressRange> ranges(NfType type) {
    return Optional.ofNullable(addresses.get(type)).orElse(anywhere);
  }

  /** Whether a network function of a type may be at an address. */
  boolean admits(NfType type, IpAddress address) {
    List<AddressRange> ranges = ranges(type);
    return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(address));
  }
}
