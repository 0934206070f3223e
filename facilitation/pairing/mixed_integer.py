"""A mixed-integer program, put together row by row and handed to HiGHS.

HiGHS: Huangfu and Hall 2018, doi:10.1007/s12532-017-0130-5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf

import highspy
import numpy as np

THREADS = 1  # the two parts of a pair are solved side by side
GOOD_ENOUGH = 0.005  # the relative gap at which the solver stops


@dataclass(frozen=True)
class Solution:
    """`values` of the columns, and a `bound` that no solution's cost is below."""

    values: list[float]
    cost: float
    bound: float

    def taken(self, column: int) -> bool:
        return self.values[column] > 0.5


@dataclass
class MixedInteger:
    """Columns from 0 to their upper bound with a cost; rows with a least and a most sum."""

    _cost: list[float] = field(default_factory=list)
    _upper: list[float] = field(default_factory=list)
    _whole: list[bool] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _columns: list[int] = field(default_factory=list)
    _values: list[float] = field(default_factory=list)
    _least: list[float] = field(default_factory=list)
    _most: list[float] = field(default_factory=list)

    def column(self, *, cost: float = 0.0, upper: float = 1.0, whole: bool = True) -> int:
        self._cost.append(cost)
        self._upper.append(upper)
        self._whole.append(whole)
        return len(self._cost) - 1

    def row(
        self, terms: Iterable[tuple[int, float]], *, least: float = -inf, most: float = inf
    ) -> None:
        self._starts.append(len(self._columns))
        for column, value in terms:
            self._columns.append(column)
            self._values.append(value)
        self._least.append(least)
        self._most.append(most)

    def solve(self, *, seconds: float) -> Solution:
        """The cheapest values found in that time. 0 for all columns must be possible at some cost.

        Raises `TimeoutError` when not even one solution was found.
        """
        if not self._cost:
            return Solution([], 0.0, 0.0)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in {
            "log_to_console": False,
            "output_flag": False,
            "time_limit": seconds,
            "mip_rel_gap": GOOD_ENOUGH,
            "threads": THREADS,
            "random_seed": 1,
        }.items():
            solver.setOptionValue(option, value)
        solver.passModel(self._model())
        solver.run()
        info = solver.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            raise TimeoutError
        return Solution(
            list(solver.getSolution().col_value),
            float(info.objective_function_value),
            float(info.mip_dual_bound),
        )

    def _model(self) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._cost), len(self._least)
        model.col_cost_ = np.array(self._cost)
        model.col_lower_, model.col_upper_ = np.zeros(len(self._cost)), np.array(self._upper)
        model.row_lower_, model.row_upper_ = np.array(self._least), np.array(self._most)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array([*self._starts, len(self._columns)], dtype=np.int32)
        model.a_matrix_.index_ = np.array(self._columns, dtype=np.int32)
        model.a_matrix_.value_ = np.array(self._values)
        kinds = highspy.HighsVarType
        model.integrality_ = [
            kinds.kInteger if whole else kinds.kContinuous for whole in self._whole
        ]
        return model
