package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.ProfileKey;

/** What the index needs to know of a compiled profile. */
interface IndexedProfile {

  ProfileKey key();

  /** The ids of its filters, named and inline. */
  List<String> filterIds();

  /** A rule that every event for this profile satisfies; empty: it is always a candidate. */
  Optional<IndexTerm> indexTerm();
}
