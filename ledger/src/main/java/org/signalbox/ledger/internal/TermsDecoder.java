package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.rating.Timing;

/** Octets to terms of accounts and balances. */
final class TermsDecoder {

  private static final int MOST = BalanceTerms.ENTRIES_MAX;

  private TermsDecoder() {}

  static AccountTerms account(OctetReader in) {
    int flags = flags(in, 3);
    Optional<Amount> creditLimit = in.optional(OctetReader::amount);
    return new AccountTerms(
        (flags & 1) != 0, (flags & 2) != 0, creditLimit, (flags & 4) != 0, in.text());
  }

  static BalanceTerms balance(OctetReader in) {
    BigDecimal weight = in.decimal();
    SortedSet<String> destinations = in.sortedSet(MOST, OctetReader::text);
    SortedSet<String> categories = in.sortedSet(MOST, OctetReader::text);
    SortedSet<String> sharedGroups = in.sortedSet(MOST, OctetReader::text);
    List<BalanceTiming> timings = in.list(MOST, TermsDecoder::timing);
    String ratingSubject = in.text();
    SortedMap<String, Amount> factors = factors(in);
    int flags = flags(in, 2);
    BalanceTerms terms =
        new BalanceTerms(
            weight,
            destinations,
            categories,
            sharedGroups,
            timings,
            ratingSubject,
            factors,
            (flags & 1) != 0,
            (flags & 2) != 0);
    if (terms.weight().scale() != weight.scale()) {
      throw in.fault("found a weight that is not in its one form");
    }
    return terms;
  }

  static SortedMap<String, Amount> factors(OctetReader in) {
    SortedMap<String, Amount> factors = new TreeMap<>();
    int size = in.count(MOST);
    for (int i = 0; i < size; i++) {
      String tor = in.text();
      if (!factors.isEmpty() && factors.lastKey().compareTo(tor) >= 0) {
        throw in.fault("found factors that are not in order");
      }
      factors.put(tor, in.amount());
    }
    return factors;
  }

  static BalanceTiming timing(OctetReader in) {
    return new BalanceTiming(plainTiming(in), in.optional(TermsDecoder::timeOfDay));
  }

  static Timing plainTiming(OctetReader in) {
    return new Timing(in.text(), numbers(in), numbers(in), numbers(in), numbers(in), timeOfDay(in));
  }

  private static SortedSet<Integer> numbers(OctetReader in) {
    return in.sortedSet(MOST, reader -> Math.toIntExact(reader.number()));
  }

  private static LocalTime timeOfDay(OctetReader in) {
    return LocalTime.ofNanoOfDay(in.count());
  }

  private static int flags(OctetReader in, int bits) {
    int flags = in.octet();
    if (flags >= 1 << bits) {
      throw in.fault("found unknown flags: " + flags);
    }
    return flags;
  }
}
