package org.signalbox.registers.nf;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a network function stands among its like.
 *
 * @param status discovery names only {@link NfStatus#REGISTERED} ones
 * @param heartBeatSeconds between heart-beats, at least 1
 * @param ranking what decides the order of answers
 * @param locality where it stands
 */
public record NfStanding(
    NfStatus status, OptionalInt heartBeatSeconds, Ranking ranking, Locality locality) {

  /**
   * What decides the order of answers.
   *
   * @param priority 0 to 65535, lower is better
   * @param capacity 0 to 65535, relative to its like
   * @param load 0 to 100, percent
   */
  public record Ranking(
      Optional<Integer> priority, Optional<Integer> capacity, Optional<Integer> load) {}

  /**
   * Where a network function stands.
   *
   * @param name as the operator calls it
   * @param areas names of areas by their kind ({@code extLocality})
   */
  public record Locality(Optional<String> name, Map<String, String> areas) {

    public Locality {
      areas = Map.copyOf(areas);
    }
  }

  /** The load, when told. */
  Optional<Integer> load() {
    return ranking.load();
  }

  NfStanding withLoad(int load) {
    Ranking other =
        EqualParts.once(new Ranking(ranking.priority(), ranking.capacity(), Optional.of(load)));
    return new NfStanding(status, heartBeatSeconds, other, locality);
  }

  NfStanding withStatus(NfStatus other) {
    return new NfStanding(other, heartBeatSeconds, ranking, locality);
  }
}
