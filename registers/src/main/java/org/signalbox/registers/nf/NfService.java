package org.signalbox.registers.nf;

import java.util.List;
import java.util.Set;

/**
 * A service of a network function (TS 29.510 §6.1.6.2.3).
 *
 * @param instanceId unique within its network function
 * @param name for example {@code nudm-sdm}
 * @param status discovery names only {@link NfStatus#REGISTERED} ones
 * @param access who may use it: its own rules and, where it has none, those of the network function
 * @param traits what queries ask of it
 * @param ranking its own priority, capacity and load, where it tells any
 */
public record NfService(
    String instanceId,
    String name,
    NfStatus status,
    NfAccess access,
    Traits traits,
    NfStanding.Ranking ranking) {

  /**
   * What queries ask of a service.
   *
   * @param versions full versions of its API, for example {@code 1.2.0}
   * @param setIds sets it belongs to
   * @param features hexadecimal digits of supported features, or empty
   * @param slices slices it serves; empty means those of its network function
   * @param perNetwork slices by network; empty means those of its network function
   */
  public record Traits(
      List<String> versions,
      Set<String> setIds,
      String features,
      List<SnssaiSet> slices,
      List<PlmnSlices> perNetwork) {

    public Traits {
      versions = List.copyOf(versions);
      setIds = Set.copyOf(setIds);
      slices = List.copyOf(slices);
      perNetwork = List.copyOf(perNetwork);
    }
  }
}
