package org.signalbox.registers.equipment;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;

/**
 * The checks that are kept for later questions: every one that was not answered with white, and one
 * in so many of the others. Bounded, in memory, the oldest go first. Any thread.
 */
public final class CheckAudit {

  private final Rules rules;
  private final AtomicLong usual = new AtomicLong();
  private final Deque<Kept> kept = new ArrayDeque<>();

  /**
   * What is kept.
   *
   * @param oneIn one in so many checks that are answered with white; at least 1
   * @param most at most so many checks
   * @param isClear whether identities are kept as they are, and not masked
   */
  public record Rules(int oneIn, int most, boolean isClear) {

    /** The form in which equipment may be kept and logged. */
    public String shown(Pei pei) {
      return isClear ? pei.text() : pei.masked();
    }

    /** The form in which a subscription may be kept and logged; empty where none was named. */
    public String shown(Optional<Supi> supi) {
      return supi.map(named -> isClear ? named.text() : named.masked()).orElse("");
    }
  }

  /**
   * A check that is kept.
   *
   * @param at when it was answered
   * @param door who asked
   * @param equipment which equipment, in the form of the rules
   * @param supi in whose hands, in the form of the rules; empty where the question named nobody
   * @param verdict the answer
   */
  public record Kept(
      Instant at, EquipmentQuestion.Door door, String equipment, String supi, Verdict verdict) {}

  public CheckAudit(Rules rules) {
    this.rules = rules;
  }

  /** Whether an answer is one to keep; counts the usual ones. */
  boolean wants(Verdict verdict) {
    return verdict.isNotable() || usual.getAndIncrement() % rules.oneIn() == 0;
  }

  void keep(Instant at, EquipmentQuestion question, Verdict verdict) {
    Kept entry =
        new Kept(
            at,
            question.door(),
            rules.shown(question.pei()),
            rules.shown(question.supi()),
            verdict);
    synchronized (kept) {
      kept.addLast(entry);
      if (kept.size() > rules.most()) {
        kept.removeFirst();
      }
    }
  }

  /** The newest, newest first. */
  public List<Kept> newest(int limit) {
    List<Kept> newest = new ArrayList<>();
    synchronized (kept) {
      Iterator<Kept> backwards = kept.descendingIterator();
      while (backwards.hasNext() && newest.size() < limit) {
        newest.add(backwards.next());
      }
    }
    return newest;
  }
}
