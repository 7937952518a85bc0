package org.signalbox.dra.rule;

/** One thing that routes ask, such as the command; see {@link RouteIndex}. */
interface IndexColumn {

  /** The routes that ask for it. Not to be changed. */
  long[] asking();

  /** The routes that a request's value leaves in. Not to be changed. */
  long[] row(RequestView view);
}
