package org.signalbox.ocs.message;

import java.util.Optional;

/**
 * Where a subscriber is and over what access.
 *
 * @param networkCode 3GPP-SGSN-MCC-MNC: the visited network, such as 00101
 * @param ratType radio access, such as EUTRAN or NR
 * @param user 3GPP-User-Location-Info
 * @param timeZone 3GPP-MS-TimeZone, such as +10:00
 */
public record AccessLocation(
    Optional<String> networkCode,
    Optional<String> ratType,
    Optional<UserLocation> user,
    Optional<String> timeZone) {

  /** Nothing told. */
  public static final AccessLocation NONE =
      new AccessLocation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The visited network: the one told, else that of the cell. */
  public Optional<String> visitedNetwork() {
    return networkCode.or(() -> user.map(UserLocation::networkCode));
  }
}
