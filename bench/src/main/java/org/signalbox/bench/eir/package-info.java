/**
 * The equipment register with millions of entries: checks in process, and over h2c by h2load; how
 * long a list takes to come in and to be read at the next start, and what memory it needs.
 */
@NullMarked
package org.signalbox.bench.eir;

import org.jspecify.annotations.NullMarked;
