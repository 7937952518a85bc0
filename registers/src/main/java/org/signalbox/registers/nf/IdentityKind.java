package org.signalbox.registers.nf;

import java.util.List;

/**
 * Kinds of identities that network functions serve ranges of, with the members of the profile that
 * hold the ranges (TS 29.510 §6.1.6.2.4 and following).
 */
public enum IdentityKind {
  SUPI("supiRanges", "supiRangeList"),
  GPSI("gpsiRanges", "gpsiRangeList"),
  EXTERNAL_GROUP("externalGroupIdentifiersRanges"),
  INTERNAL_GROUP("internalGroupIdentifiersRanges"),
  IMSI("imsiRanges"),
  MSISDN("msisdnRanges"),
  IMS_PRIVATE("imsPrivateIdentityRanges"),
  IMS_PUBLIC("imsPublicIdentityRanges"),
  SHARED_DATA("sharedDataIdRanges"),
  STORAGE("storageIdRanges"),
  CHARGED_PLMN("plmnRangeList"),
  /** As {@link MbsSession} writes them. */
  TMGI;

  /** Separated by spaces. */
  private final String members;

  IdentityKind(String... members) {
    this.members = String.join(" ", members);
  }

  /** The members whose ranges are of this kind. */
  List<String> members() {
    return members.isEmpty() ? List.of() : List.of(members.split(" "));
  }

  /** An identity as numbers are compared: without {@code imsi-} and the like. */
  public static String bare(String identity) {
    int digits = identity.indexOf('-') + 1;
    boolean numbered = digits > 0 && digits < identity.length() && isDigits(identity, digits);
    return numbered ? identity.substring(digits) : identity;
  }

  private static boolean isDigits(String identity, int from) {
    for (int i = from; i < identity.length(); i++) {
      if (identity.charAt(i) < '0' || identity.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
