"""Rates of areas that borrow from their neighbours: the model BYM2, by Monte Carlo with NumPyro.

Besag, York and Mollié 1991 (doi 10.1007/BF00116466), as Riebler and others 2016 set it out anew
(doi 10.1177/0962280216660421). Nothing but `make model` imports this module: JAX takes seconds to
load.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from numpy.typing import NDArray
from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
from numpyro.handlers import reparam
from numpyro.infer import MCMC, NUTS
from numpyro.infer.reparam import LocScaleReparam

from data.pipeline.wards.model_years import Chains
from data.pipeline.wards.weights import Matrix

Column = NDArray[np.float64]
Samples = NDArray[np.float64]

numpyro.enable_x64()

SMALLEST = 0.01  # variance between areas, where the counts show none: only speed hangs on it


@dataclass(frozen=True)
class Fit:
    """Draws of the posterior, those of all chains one after another, and how far to trust them.

    `relative` has a row for each draw and a column for each area: its count over what is expected.
    `coefficients` are those of the covariates. `sigma` is the standard deviation of what sets
    areas apart, on the log scale, and `rho` the share of its variance that neighbours have in
    common. `r_hat` is the largest split R̂ and `effective` the smallest effective number of draws
    of all of these; `divergences` counts draws whose path could not be followed.
    """

    intercept: Samples
    coefficients: Samples
    sigma: Samples
    rho: Samples
    relative: Samples
    r_hat: float
    effective: float
    divergences: int


class Known(NamedTuple):
    """What a model is of: counts and expected counts by area, and the directions between areas.

    `vectors` and `variances` are from `structure`, `design` has a column for each covariate,
    `centred` says how far each direction is known by the counts and `phi` is the dispersion.
    """

    counts: Column
    expected: Column
    vectors: Matrix
    variances: Column
    design: Matrix
    centred: Column
    phi: np.float64


def structure(weights: Matrix) -> tuple[Matrix, Column]:
    """Return the directions in which neighbours differ, and their scaled prior variances.

    The precision of an intrinsic autoregression is Q = D − W. Its eigenvectors are the directions;
    their variances 1/λ are divided by the geometric mean of the diagonal of Q's inverse, so that
    σ is the standard deviation of an area whatever the map (Sørbye and Rue 2014,
    doi 10.1016/j.spasta.2013.06.004). The mean of all areas has no variance here: the intercept
    is it.

    Args:
        weights: Above 0 for neighbours, mutual, of areas in one piece.

    Returns:
        Orthonormal columns, and one variance for each.
    """
    near = (weights > 0).astype(np.float64)
    values, vectors = np.linalg.eigh(np.diag(near.sum(axis=1)) - near)
    values[0] = np.inf
    scale = np.exp(np.log((vectors**2 / values).sum(axis=1)).mean())
    return vectors, 1 / values / scale


def fit(
    counts: Column,
    expected: Column,
    weights: Matrix,
    *,
    phi: float = 1.0,
    covariates: Matrix | None = None,
    chains: Chains | None = None,
) -> Fit:
    """Draw from the posterior of the model.

    The count of area i has the mean Eᵢ·exp(α + xᵢβ + bᵢ) and the variance φ times the mean: Poisson
    where φ is 1, else negative binomial, since events of one area come in bundles. b is normal with
    variance σ²(ρ·Q⁻ + (1 − ρ)·I), Q⁻ scaled: written by the eigenvectors of Q, that is b = V·z with
    z normal of standard deviation σ√(ρ·s + 1 − ρ), one number for each area where the sum of two
    parts has two. Priors: α and β N(0, 1), σ half-normal(1), ρ Beta(½, ½), as Morris and others
    2019 recommend (doi 10.1016/j.sste.2019.100301).

    Args:
        counts: Of each area.
        expected: Above 0, on the whole as large as the counts.
        weights: Above 0 for neighbours, mutual, of areas in one piece.
        phi: Dispersion of counts, 1 or more.
        covariates: A column each; None for none.
        chains: How long to run; the default is what is published.
    """
    length = chains or Chains()
    vectors, variances = structure(weights)
    known = Known(
        counts=counts,
        expected=expected,
        vectors=vectors,
        variances=variances,
        design=np.zeros((len(counts), 0)) if covariates is None else covariates,
        centred=_known_by_counts(counts, expected, variances=variances, phi=phi),
        phi=np.float64(phi),
    )
    samples, diverging = _draws(known, bundled=phi != 1, length=length)
    drawn = {name: np.asarray(part) for name, part in samples.items()}
    shown = [drawn[name] for name in ("intercept", "coefficients", "sigma", "rho")]
    shown = [one for one in (*shown, np.log(drawn["relative"])) if one.size]
    joined = {name: np.concatenate(part) for name, part in drawn.items()}
    return Fit(
        intercept=joined["intercept"],
        coefficients=joined["coefficients"],
        sigma=joined["sigma"],
        rho=joined["rho"],
        relative=joined["relative"],
        r_hat=max(float(np.max(split_gelman_rubin(one))) for one in shown),
        effective=min(float(np.min(effective_sample_size(one))) for one in shown),
        divergences=int(np.asarray(diverging).sum()),
    )


@partial(jax.jit, static_argnames=("bundled", "length"))
def _draws(
    known: Known, *, bundled: bool, length: Chains
) -> tuple[dict[str, jax.Array], jax.Array]:
    """Return the draws of each chain by name, and which of their paths could not be followed.

    Compiled as a whole, once for areas of one number: left to itself, NumPyro compiles each chain
    anew, and one by one whatever comes before its first draw.
    """

    def model() -> None:
        alpha = numpyro.sample("intercept", dist.Normal(0, 1))
        normal = dist.Normal(0, 1).expand([known.design.shape[1]]).to_event(1)
        beta = numpyro.sample("coefficients", normal)
        sigma = numpyro.sample("sigma", dist.HalfNormal(1))
        rho = numpyro.sample("rho", dist.Beta(0.5, 0.5))
        spread = sigma * jnp.sqrt(rho * known.variances + 1 - rho)
        apart = known.vectors @ numpyro.sample("z", dist.Normal(0, spread).to_event(1))
        ratio = jnp.exp(alpha + known.design @ beta + apart)
        mean = known.expected * numpyro.deterministic("relative", ratio)
        counted = _bundled(mean, known.phi) if bundled else dist.Poisson(mean)
        numpyro.sample("counts", counted, obs=known.counts)

    turned = {"z": LocScaleReparam(centered=known.centred, shape_params=())}
    sampler = MCMC(
        NUTS(reparam(model, config=turned), target_accept_prob=length.accept),
        num_warmup=length.warm_up,
        num_samples=length.draws,
        num_chains=length.number,
        chain_method=_one_after_another,
        progress_bar=False,
    )
    sampler.run(jax.random.PRNGKey(length.seed), extra_fields=("diverging",))
    diverging = sampler.get_extra_fields(group_by_chain=True)["diverging"]
    return sampler.get_samples(group_by_chain=True), diverging


def _one_after_another(chain: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return what runs a chain for each of the keys, with one set of instructions for all."""
    return lambda keys: jax.lax.map(chain, keys)


def _known_by_counts(counts: Column, expected: Column, *, variances: Column, phi: float) -> Column:
    """Return how far each direction is known by the counts, from 0 to 1.

    The posterior is the same whatever this is; chains mix several times better where directions
    that the counts tell of are drawn as they are, and the others as multiples of their prior
    (partial centring: Papaspiliopoulos, Roberts and Sköld 2007, doi 10.1214/088342307000000014).
    """
    noise = phi / counts.mean()
    between = max(float(np.var(np.log((counts + 0.5) / expected))) - noise, SMALLEST)
    prior = between * variances
    known: Column = prior / (prior + noise)
    return known


def _bundled(mean: jax.Array, phi: jax.Array | np.float64) -> dist.Distribution:
    """Return counts of a mean whose variance is φ times the mean, φ above 1."""
    return dist.NegativeBinomial2(mean, mean / (phi - 1))
