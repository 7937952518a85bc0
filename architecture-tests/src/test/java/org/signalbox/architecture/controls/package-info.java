/** Small classes that break the rules, one a rule, so that each rule is seen to fail. */
@NullMarked
package org.signalbox.architecture.controls;

import org.jspecify.annotations.NullMarked;
