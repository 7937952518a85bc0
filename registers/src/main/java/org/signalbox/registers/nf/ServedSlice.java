package org.signalbox.registers.nf;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The data networks of a slice at an SMF or UPF (TS 29.510 {@code SnssaiSmfInfoItem}, {@code
 * SnssaiUpfInfoItem}).
 *
 * @param slice the slice
 * @param dataNetworks at least one
 */
public record ServedSlice(SnssaiSet slice, List<ServedDataNetwork> dataNetworks) {

  /** The name that stands for every data network. */
  public static final String EVERY_DATA_NETWORK = "*";

  private static final String OPERATOR_SUFFIX = ".gprs";

  /**
   * A data network.
   *
   * @param dnn its name in lower case, or {@code *} for every one
   * @param dnais access identifiers; none means every one
   * @param sessionTypes types of PDU sessions; none means every one
   * @param addressPools indexes of pools of addresses, see {@link #pool}
   */
  public record ServedDataNetwork(
      String dnn, Set<String> dnais, Set<String> sessionTypes, Set<String> addressPools) {

    public ServedDataNetwork {
      dnais = Set.copyOf(dnais);
      sessionTypes = Set.copyOf(sessionTypes);
      addressPools = Set.copyOf(addressPools);
    }

    /** Whether it is the wanted one, or stands for every one. */
    public boolean isNamed(String wanted) {
      return dnn.equals(EVERY_DATA_NETWORK) || isSameDataNetwork(dnn, wanted);
    }
  }

  /**
   * The text of the index of a pool of addresses ({@code IpIndex}).
   *
   * @param version 4 or 6
   * @param index a number or a name
   */
  public static String pool(int version, String index) {
    return version + ":" + index;
  }

  public ServedSlice {
    dataNetworks = List.copyOf(dataNetworks);
  }

  /**
   * Whether two names mean the same data network. The operator identifier ({@code
   * .mnc001.mcc001.gprs}) is left aside when only one of them has it (TS 29.571 §5.3.2).
   *
   * @param offered in lower case
   * @param wanted in lower case
   */
  public static boolean isSameDataNetwork(String offered, String wanted) {
    return offered.equals(wanted)
        || (offered.endsWith(OPERATOR_SUFFIX) != wanted.endsWith(OPERATOR_SUFFIX)
            && networkIdentifier(offered).equals(networkIdentifier(wanted)));
  }

  /** A name without its operator identifier, in lower case. */
  public static String networkIdentifier(String dnn) {
    String lower = dnn.toLowerCase(Locale.ROOT);
    int operator = lower.lastIndexOf(".mnc");
    return lower.endsWith(OPERATOR_SUFFIX) && operator > 0 ? lower.substring(0, operator) : lower;
  }
}
