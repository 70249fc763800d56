package io.tracebloc.distribution;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.List;
import java.util.Optional;

/**
 * Finds the branch of a switch over types, as {@code java.lang.runtime.SwitchBootstraps} says:
 * given the value and the branch to begin with, the first from there on whose type the value has;
 * their number if there is none; -1 for null.
 *
 * @param types of the branches in order
 */
record TypeSwitch(List<ClassDesc> types) {
  /** Of the constants that the compiler wrote down; empty if not all are types. */
  static Optional<TypeSwitch> of(List<ConstantDesc> labels) {
    var types = labels.stream().filter(ClassDesc.class::isInstance).map(ClassDesc.class::cast);
    return Optional.of(new TypeSwitch(types.toList()))
        .filter(plain -> plain.types.size() == labels.size());
  }

  /** Writes the body of a static method with the value and the first branch as parameters. */
  void write(CodeBuilder code) {
    var given = code.newLabel();
    code.aload(0).ifnonnull(given).iconst_m1().ireturn().labelBinding(given);
    for (var branch = 0; branch < types.size(); branch++) {
      var next = code.newLabel();
      code.iload(1).loadConstant(branch).if_icmpgt(next);
      code.aload(0).instanceOf(types.get(branch)).ifeq(next);
      code.loadConstant(branch).ireturn().labelBinding(next);
    }
    code.loadConstant(types.size()).ireturn();
  }
}
