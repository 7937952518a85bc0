package org.signalbox.registers.nf.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.Tai;

/** What a requester would rather have; it decides about the order and excludes nothing. */
public sealed interface NfPreference {

  /** How good a match is, 0 best. */
  int rank(NfMatch match);

  /** A locality, by its name. */
  record Locality(String name) implements NfPreference {

    @Override
    public int rank(NfMatch match) {
      return profile(match).standing().locality().name().filter(name::equals).isPresent() ? 0 : 1;
    }
  }

  /**
   * Areas, the best first.
   *
   * @param choices each a list of areas by kind, of which a network function must have all of one
   */
  record Areas(List<List<Map<String, String>>> choices) implements NfPreference {

    public Areas {
      choices = List.copyOf(choices);
    }

    @Override
    public int rank(NfMatch match) {
      Set<Map.Entry<String, String>> told = profile(match).standing().locality().areas().entrySet();
      for (int i = 0; i < choices.size(); i++) {
        if (choices.get(i).stream().anyMatch(areas -> told.containsAll(areas.entrySet()))) {
          return i;
        }
      }
      return choices.size();
    }
  }

  /** A tracking area. */
  record Area(Tai tai) implements NfPreference {

    @Override
    public int rank(NfMatch match) {
      return profile(match).offers().stream()
              .map(NfOffer::reach)
              .anyMatch(reach -> reach.area().contains(tai))
          ? 0
          : 1;
    }
  }

  /** Some instances. */
  record Instances(Set<NfInstanceId> ids) implements NfPreference {

    public Instances {
      ids = Set.copyOf(ids);
    }

    @Override
    public int rank(NfMatch match) {
      return ids.contains(match.entry().id()) ? 0 : 1;
    }
  }

  /** Those that serve the whole network, not only some areas of it. */
  record WholeNetwork() implements NfPreference {

    @Override
    public int rank(NfMatch match) {
      return profile(match).offers().stream().anyMatch(offer -> offer.reach().area().isEverywhere())
          ? 0
          : 1;
    }
  }

  /** Those with a condition satisfied. */
  record Satisfying(NfCondition condition) implements NfPreference {

    @Override
    public int rank(NfMatch match) {
      NfProfile profile = profile(match);
      return profile.offers().stream().anyMatch(offer -> condition.holds(profile, offer)) ? 0 : 1;
    }
  }

  /**
   * An NWDAF that is quick enough; one that does not tell is not counted on.
   *
   * @param seconds the most that it may take
   */
  record AnalyticsWithin(int seconds) implements NfPreference {

    @Override
    public int rank(NfMatch match) {
      return profile(match).offers().stream()
              .flatMap(offer ->
                  offer.attributes().getOrDefault(NfAttribute.ANALYTICS_DELAY, Set.of()).stream())
              .anyMatch(told -> Integer.parseInt(told) <= seconds)
          ? 0
          : 1;
    }
  }

  /**
   * Versions of the interfaces of services.
   *
   * @param versions by name of service: a full version, or one with an operator before it
   */
  record ApiVersions(Map<String, ApiVersionRange> versions) implements NfPreference {

    public ApiVersions {
      versions = Map.copyOf(versions);
    }

    @Override
    public int rank(NfMatch match) {
      return match.services().stream().allMatch(this::hasVersion) ? 0 : 1;
    }

    private boolean hasVersion(NfService service) {
      ApiVersionRange wanted = versions.get(service.name());
      return wanted == null || service.traits().versions().stream().anyMatch(wanted::contains);
    }
  }

  /**
   * Compares numbers of full versions, {@code 1.2.0-alpha.1} by its first three.
   *
   * @param operator {@code =}, {@code >}, {@code >=}, {@code <}, {@code <=} or {@code ^} for any of
   *     the same major version
   * @param version what it is compared with
   */
  record ApiVersionRange(String operator, List<Integer> version) {

    private static final String OPERATORS = "=<>^";
    private static final int NUMBERS = 3;

    public ApiVersionRange {
      version = List.copyOf(version);
    }

    /** Reads {@code 1.2.0} or {@code >=1.2.0}. */
    public static ApiVersionRange of(String text) {
      int start = 0;
      while (start < text.length() && OPERATORS.indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      return new ApiVersionRange(text.substring(0, start), numbers(text.substring(start)));
    }

    private static List<Integer> numbers(String version) {
      String bare = version.split("[-+]", 2)[0];
      return Arrays.stream(bare.split("\\.", -1))
          .limit(NUMBERS)
          .map(part -> part.matches("[0-9]{1,6}") ? Integer.parseInt(part) : 0)
          .toList();
    }

    boolean contains(String offered) {
      List<Integer> numbers = numbers(offered);
      int order = Arrays.compare(padded(numbers), padded(version));
      return switch (operator) {
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case "^" -> padded(numbers)[0] == padded(version)[0];
        default -> order == 0;
      };
    }

    private static int[] padded(List<Integer> numbers) {
      int[] padded = new int[NUMBERS];
      for (int i = 0; i < Math.min(NUMBERS, numbers.size()); i++) {
        padded[i] = numbers.get(i);
      }
      return padded;
    }
  }

  private static NfProfile profile(NfMatch match) {
    return match.entry().profile();
  }
}
