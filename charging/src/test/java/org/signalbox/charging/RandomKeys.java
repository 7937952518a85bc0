package org.signalbox.charging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** CDRs from a seed whose keys meet: few origins, tenants and runs, CGRIDs made and given. */
final class RandomKeys {

  /** Some of the pairs are one text. */
  private static final List<String> IDS = List.of("1", "a", "ab", "");

  private static final List<String> HOSTS = List.of("", "c", "bc", "1");

  private final SplittableRandom random;

  RandomKeys(SplittableRandom random) {
    this.random = random;
  }

  /**
   * One to four CDRs, whose keys may be the same.
   *
   * @param number in their costs, so that each is another
   */
  List<Cdr> some(int number) {
    List<Cdr> some = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      CdrOrigin origin = new CdrOrigin(of(IDS), of(HOSTS), "");
      CdrKey key =
          new CdrKey(of(List.of("a.org", "b.org")), cgrId(origin), of(List.of("*default", "x")));
      some.add(SampleCdrs.call(key, origin, account(), number + "." + (i + 1)));
    }
    return some;
  }

  String account() {
    return of(List.of("1001", "1002"));
  }

  /** One that has CDRs now and then. */
  String tenant(List<Cdr> cdrs) {
    return cdrs.getLast().key().tenant();
  }

  private String cgrId(CdrOrigin origin) {
    String another = CdrKey.cgrIdOf(of(IDS), of(HOSTS));
    return switch (random.nextInt(8)) {
      case 0 -> "own";
      case 1 -> another.toUpperCase(Locale.ROOT);
      case 2, 3 -> another;
      default -> CdrKey.cgrIdOf(origin.id(), origin.host());
    };
  }

  private <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
