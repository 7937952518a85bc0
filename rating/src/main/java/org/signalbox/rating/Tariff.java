package org.signalbox.rating;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of everything that prices a usage: immutable, complete, addressed by its content.
 *
 * <p>Any thread may price; a computation holds one tariff and so sees one version. A version made
 * {@linkplain #with from another} shares with it all that did not change.
 */
public final class Tariff {

  private static final Tariff EMPTY = new Tariff();

  private Tariff() {}

  /** The tariff that prices nothing. */
  public static Tariff empty() {
    return EMPTY;
  }

  /** The version that this one becomes by a change. Compiles; not for a request's thread. */
  public Tariff with(TariffChange change) {
    throw new UnsupportedOperationException();
  }

  /** Prices a usage. */
  public PriceOutcome price(PriceQuery query) {
    throw new UnsupportedOperationException();
  }

  /**
   * The address of this content: SHA-256 in lower-case hexadecimal digits. Equal content has an
   * equal version, by whichever changes it came about.
   */
  public String version() {
    throw new UnsupportedOperationException();
  }

  public Optional<Destination> destination(String id) {
    throw new UnsupportedOperationException();
  }

  public Optional<RatingPlan> ratingPlan(String id) {
    throw new UnsupportedOperationException();
  }

  public Optional<RatingProfile> ratingProfile(RatingProfile.Key key) {
    throw new UnsupportedOperationException();
  }

  public Stream<Destination> destinations() {
    throw new UnsupportedOperationException();
  }

  public Stream<RatingPlan> ratingPlans() {
    throw new UnsupportedOperationException();
  }

  public Stream<RatingProfile> ratingProfiles() {
    throw new UnsupportedOperationException();
  }
}
