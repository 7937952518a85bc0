package org.signalbox.registers.equipment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Imei;
import org.signalbox.core.LinkAddress;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.internal.CompactTable;
import org.signalbox.registers.equipment.internal.EntryNumbers;
import org.signalbox.registers.equipment.internal.MarkTable;
import org.signalbox.registers.equipment.internal.NumberRows;
import org.signalbox.registers.equipment.internal.PairTable;
import org.signalbox.registers.equipment.internal.RangeIndex;
import org.signalbox.registers.equipment.internal.RangeTable;

/**
 * Decides which equipment may connect, from entries in memory.
 *
 * <h2>Precedence</h2>
 *
 * <p>What is said of a subscription comes before what is said of equipment alone, and of either the
 * narrowest wins; see {@link Basis} for the order. Of two ranges that are equally wide the stricter
 * wins. A lock says nothing of the equipment that it allows, so a stolen phone stays stolen for the
 * subscription that is locked to it; but equipment outside all locks of a subscription is answered
 * by {@link EquipmentPolicy#lockBreach}, whatever its own entry says.
 *
 * <h2>Threads</h2>
 *
 * <p>Checks take no lock, run on any thread and never wait for a change. Changes are one at a time;
 * a check beside a change sees each entry as it was before or after.
 */
public final class EquipmentRegister {

  /** Most ranges that are no whole types: each change of one builds their index anew. */
  public static final int RANGES_MAX = 100_000;

  private static final Map<Basis, List<Verdict>> VERDICTS = verdicts();

  private final EquipmentPolicy policy;
  private final Verdict unknown;
  private final Verdict lockBreach;
  private final EntryNumbers numbers = new EntryNumbers();

  /** A segment that grows is copied, so that there are many; all their heads fit a cache. */
  private final MarkTable equipment = new MarkTable(10);

  private final MarkTable types = new MarkTable(6);
  private final RangeTable ranges = new RangeTable();
  private final PairTable pairs = new PairTable();

  public EquipmentRegister(EquipmentPolicy policy) {
    this.policy = policy;
    this.unknown = new Verdict(Basis.DEFAULT, policy.unknown());
    this.lockBreach = new Verdict(Basis.LOCK_BREACH, Optional.of(policy.lockBreach()));
  }

  /** One verdict for each basis and mark, so that a check makes none. */
  private static Map<Basis, List<Verdict>> verdicts() {
    Map<Basis, List<Verdict>> all = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      List<Verdict> verdicts = new ArrayList<>();
      for (EquipmentMark mark : EquipmentMark.values()) {
        verdicts.add(new Verdict(basis, mark.status()));
      }
      all.put(basis, List.copyOf(verdicts));
    }
    return all;
  }

  /** Checks equipment, in the hands of a subscription where that is known. */
  public Verdict check(Pei pei, Optional<Supi> supi) {
    long number = numbers.find(pei);
    if (supi.isPresent()) {
      PairTable.Found pair = pairs.find(numbers.find(supi.get()), number);
      if (pair.winner().isPresent()) {
        return verdict(pairBasis(pair.winner().get()), pair.winner().get().mark());
      }
      if (pair.isBreach()) {
        return lockBreach;
      }
    }
    int mark = equipment.markOf(number);
    if (mark >= 0) {
      return verdict(Basis.EXACT, mark);
    }
    return rangeAt(number).map(range -> verdict(Basis.RANGE, range.mark())).orElse(unknown);
  }

  private static Verdict verdict(Basis basis, int mark) {
    return VERDICTS.getOrDefault(basis, List.of()).get(mark);
  }

  private static Basis pairBasis(RangeIndex.Marked pair) {
    return pair.first() == pair.last() ? Basis.PAIR : Basis.PAIR_RANGE;
  }

  /** The winner of the types and the ranges, which hold IMEIs alone. */
  private Optional<RangeIndex.Marked> rangeAt(long number) {
    if (number < 0 || number >= Imei.EQUIPMENT_END) {
      return Optional.empty();
    }
    Optional<RangeIndex.Marked> range = ranges.at(number);
    int mark = types.markOf(number / Imei.SERIALS);
    if (mark < 0) {
      return range;
    }
    RangeIndex.Marked type = wholeType(number / Imei.SERIALS, mark);
    return range.filter(found -> RangeIndex.isBefore(found, type)).or(() -> Optional.of(type));
  }

  private static RangeIndex.Marked wholeType(long tac, int mark) {
    long first = tac * Imei.SERIALS;
    return new RangeIndex.Marked(first, first + Imei.SERIALS - 1, mark);
  }

  /**
   * Everything that speaks about equipment, in order of precedence: the first that decides is what
   * {@link #check} answers by. The last is what holds without an entry.
   */
  public List<Match> matches(Pei pei, Optional<Supi> supi) {
    List<Match> matches = new ArrayList<>();
    long number = numbers.find(pei);
    if (supi.isPresent()) {
      PairTable.Found pair = pairs.find(numbers.find(supi.get()), number);
      pair.winner().ifPresent(found -> matches.add(match(pairBasis(found), found, pei, supi)));
      pair.lock().ifPresent(found -> matches.add(match(pairBasis(found), found, pei, supi)));
      if (pair.isBreach()) {
        matches.add(
            new Match(Basis.LOCK_BREACH, Optional.empty(), Optional.empty(), lockBreach.status()));
      }
    }
    int mark = equipment.markOf(number);
    if (mark >= 0) {
      RangeIndex.Marked exact = new RangeIndex.Marked(number, number, mark);
      matches.add(match(Basis.EXACT, exact, pei, Optional.empty()));
    }
    rangeAt(number)
        .ifPresent(found -> matches.add(match(Basis.RANGE, found, pei, Optional.empty())));
    matches.add(new Match(Basis.DEFAULT, Optional.empty(), Optional.empty(), policy.unknown()));
    return List.copyOf(matches);
  }

  private static Match match(Basis basis, RangeIndex.Marked found, Pei pei, Optional<Supi> supi) {
    EquipmentSelector selector =
        found.first() == found.last()
            ? EquipmentSelector.one(pei)
            : EquipmentSelector.range(Imei.of(found.first()), Imei.of(found.last()));
    EquipmentMark mark = EquipmentMark.fromCode(found.mark());
    return new Match(
        basis, Optional.of(new EntryKey(selector, supi)), Optional.of(mark), mark.status());
  }

  /** What the entry of a key says, if there is one. */
  public synchronized Optional<EquipmentMark> markOf(EntryKey key) {
    if (isUnnamed(key)) {
      return Optional.empty();
    }
    Ends ends = ends(key.equipment());
    int mark =
        key.supi().isPresent()
            ? pairs.markOf(numbers.find(key.supi().get()), ends.first(), ends.last())
            : switch (key.equipment()) {
              case EquipmentSelector.OneImei one -> equipment.markOf(ends.first());
              case EquipmentSelector.OneAddress one -> equipment.markOf(ends.first());
              case EquipmentSelector.Type type -> types.markOf(type.tac());
              case EquipmentSelector.Range range -> ranges.markOf(range.first(), range.last());
            };
    return mark < 0 ? Optional.empty() : Optional.of(EquipmentMark.fromCode(mark));
  }

  /**
   * Whether no entry ever named a part of a key: then there is none, and none is given a number.
   */
  private boolean isUnnamed(EntryKey key) {
    boolean isStrange =
        key.equipment() instanceof EquipmentSelector.OneAddress one
            && numbers.find(one.address()) == EntryNumbers.UNKNOWN;
    return isStrange
        || key.supi().filter(supi -> numbers.find(supi) == EntryNumbers.UNKNOWN).isPresent();
  }

  /** The first and the last number of what a selector means. */
  private record Ends(long first, long last) {}

  private Ends ends(EquipmentSelector selector) {
    return switch (selector) {
      case EquipmentSelector.OneImei one -> new Ends(one.equipment(), one.equipment());
      case EquipmentSelector.OneAddress one -> single(one.address());
      case EquipmentSelector.Type type -> {
        RangeIndex.Marked whole = wholeType(type.tac(), 0);
        yield new Ends(whole.first(), whole.last());
      }
      case EquipmentSelector.Range range -> new Ends(range.first(), range.last());
    };
  }

  private Ends single(LinkAddress address) {
    long number = numbers.assign(address);
    return new Ends(number, number);
  }

  /** Puts entries, each in the place of the one with the same key; of two the later counts. */
  public synchronized void put(Collection<MarkedKey> entries) {
    Gathered gathered = new Gathered();
    entries.forEach(gathered::put);
    gathered.put();
  }

  /** Removes entries; keys without an entry change nothing. */
  public synchronized void remove(Collection<EntryKey> keys) {
    Gathered gathered = new Gathered();
    for (EntryKey key : keys) {
      if (!isUnnamed(key)) {
        gathered.remove(key);
      }
    }
    gathered.remove();
  }

  /** Says that about so many entries of single equipment are to come. */
  public void expect(long entries) {
    equipment.expect(entries);
  }

  /** Begins to fill the register anew. */
  public Filling filling() {
    clear();
    return new Filling();
  }

  /**
   * All entries on their way into the register, of which some count only at the end: what belongs
   * together is then built once and not once a piece. Used by one thread.
   */
  public final class Filling {

    private final Gathered gathered = new Gathered();

    private Filling() {}

    /** Adds a piece. */
    public void add(Collection<MarkedKey> entries) {
      entries.forEach(gathered::put);
    }

    /** Lets all of them count. */
    public void end() {
      synchronized (EquipmentRegister.this) {
        gathered.put();
      }
    }
  }

  /** Removes every entry. */
  public synchronized void clear() {
    equipment.clear();
    types.clear();
    pairs.rows().clear();
    ranges.clear();
    ranges.publish();
  }

  /** How many entries have a mark. */
  public synchronized long count(EquipmentMark mark) {
    int code = mark.code();
    return equipment.count(code)
        + types.count(code)
        + pairs.rows().count(code)
        + ranges.count(code);
  }

  /** How many addresses and names of subscriptions entries have named so far. */
  int names() {
    return numbers.names();
  }

  /** How many ranges there are that are no whole types. */
  public synchronized int ranges() {
    return ranges.size();
  }

  /** A number in one of the tables. */
  private record Place(MarkTable table, long number) {}

  /**
   * A change, of which the rows of single equipment and of types are made at once: those of pairs
   * and of ranges wait for their neighbours.
   */
  private final class Gathered {

    private final NumberRows ofPairs = new NumberRows();
    private final List<RangeIndex.Marked> ofRanges = new ArrayList<>();

    void put(MarkedKey entry) {
      int mark = entry.mark().code();
      placeOf(entry.key(), mark).ifPresent(place -> place.table().put(place.number(), mark));
    }

    void remove(EntryKey key) {
      placeOf(key, 0).ifPresent(place -> place.table().remove(place.number()));
    }

    /** Where a row belongs; empty for one that waits. */
    private Optional<Place> placeOf(EntryKey key, int mark) {
      if (key.supi().isPresent()) {
        Ends ends = ends(key.equipment());
        ofPairs.add(CompactTable.head(numbers.assign(key.supi().get()), mark));
        ofPairs.add(ends.first());
        ofPairs.add(ends.last());
        return Optional.empty();
      }
      return switch (key.equipment()) {
        case EquipmentSelector.OneImei one -> Optional.of(new Place(equipment, one.equipment()));
        case EquipmentSelector.OneAddress one ->
            Optional.of(new Place(equipment, numbers.assign(one.address())));
        case EquipmentSelector.Type type -> Optional.of(new Place(types, type.tac()));
        case EquipmentSelector.Range range -> {
          ofRanges.add(new RangeIndex.Marked(range.first(), range.last(), mark));
          yield Optional.empty();
        }
      };
    }

    void put() {
      pairs.rows().put(ofPairs.handOver());
      if (!ofRanges.isEmpty()) {
        ofRanges.forEach(ranges::put);
        ranges.publish();
      }
    }

    void remove() {
      pairs.rows().remove(ofPairs.handOver());
      if (!ofRanges.isEmpty()) {
        ofRanges.forEach(range -> ranges.remove(range.first(), range.last()));
        ranges.publish();
      }
    }
  }
}
