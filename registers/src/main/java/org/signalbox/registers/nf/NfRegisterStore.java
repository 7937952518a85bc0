package org.signalbox.registers.nf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Where the register keeps profiles. Any thread may call; reads block. */
public interface NfRegisterStore {

  /**
   * A profile at rest.
   *
   * @param id whose
   * @param revision number of the change that made it
   * @param profile empty when it was removed
   */
  record Stored(NfInstanceId id, long revision, Optional<NfProfile> profile) {}

  /**
   * A heart-beat at rest.
   *
   * @param id whose
   * @param load the load it told, if any
   */
  record Beat(NfInstanceId id, OptionalInt load) {}

  /**
   * What was read.
   *
   * @param profiles by rising revision
   * @param beats heart-beats
   * @param revision the newest that was seen
   */
  record Content(List<Stored> profiles, List<Beat> beats, long revision) {

    public Content {
      profiles = List.copyOf(profiles);
      beats = List.copyOf(beats);
    }
  }

  /** What a write did. */
  sealed interface Written {

    /**
     * It is durable.
     *
     * @param revision number of the change
     * @param replaced whether there was a profile before
     */
    record Done(long revision, boolean replaced) implements Written {}

    /** Nothing was written: the profile is not there, or not of the expected revision. */
    record Missed() implements Written {}
  }

  /** Whether other instances may write too, so that changes have to be looked for. */
  boolean isShared();

  /** All that is not removed. */
  Content load();

  /** Profiles, removed ones included, behind a revision, and heart-beats that others took. */
  Content changesSince(long revision);

  /** One network function, removed ones included; empty when it was never there. */
  Optional<Stored> find(NfInstanceId id);

  /**
   * Stores a profile.
   *
   * @param expected the revision that must be there; empty for any or none
   */
  CompletableFuture<Written> put(NfProfile profile, OptionalLong expected);

  /**
   * Removes a profile.
   *
   * @param expected the revision that must be there; empty for any
   */
  CompletableFuture<Written> remove(NfInstanceId id, OptionalLong expected);

  /** Stores heart-beats, all in one transaction; only called where the store is shared. */
  CompletableFuture<Boolean> saveBeats(List<Beat> beats);

  /** Forgets what was removed more than a day ago. */
  CompletableFuture<Boolean> forgetRemoved();
}
